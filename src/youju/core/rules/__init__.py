"""Duties as data: the model of a rulebook, and its loader, which names every defect with file and line."""
