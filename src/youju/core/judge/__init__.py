"""Duties × facts → due items: the only place where a duty is decided.

docs/judging.md is the definition. Duties and measures become rows of small tables (`plan`); the expressions over those
and the fact tables (`scope`, `acts`, `items`) are the same whatever the duties say, so they are compiled once for each
engine (`compiled`) and run in stages.
"""
