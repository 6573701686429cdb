"""Rulebooks in force, adopted plans, due items, excuses, waivers."""
