"""Ledgers as people keep them in tables: what headings mean, what cells say. Pure: no files, no books."""
