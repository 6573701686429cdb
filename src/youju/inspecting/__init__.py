"""Inspecting documents: files in, what was found out. Knows no Django and no books, and starts quickly."""
