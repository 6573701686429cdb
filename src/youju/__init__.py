"""Youju 有据: books for Party-building duties."""

__version__ = "0.1.0"
