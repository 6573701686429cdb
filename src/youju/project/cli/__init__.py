"""The command line. Each command is a module; only the one asked for is imported."""
