"""Blocks of a report that the program writes: problems from gaps, next steps, a table of units, what else was done."""
