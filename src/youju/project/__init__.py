"""Wiring: settings, addresses, command line."""
