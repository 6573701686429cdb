"""Kinds of page, declared in a few attributes."""
