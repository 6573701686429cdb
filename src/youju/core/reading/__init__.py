"""Documents read: their text with its places, outline, stated figures, stated duties, defects."""
