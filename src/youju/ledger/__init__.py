"""Entries with all their revisions, evidence, events, declarations and closed periods."""
