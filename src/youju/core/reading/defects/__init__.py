"""Defects of a document: families of checks, each with a stable code, a severity and an explanation that teaches."""
