"""Youju 有据: books for Party-building duties."""

import os

# names are read sign by sign: the dictionary of phrases, most of a second to load, is of no use
os.environ.setdefault("PYPINYIN_NO_PHRASES", "1")

__version__ = "0.1.0"
