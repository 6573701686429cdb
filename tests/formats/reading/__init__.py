"""Documents read from files."""
