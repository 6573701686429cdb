"""Accounts and the roles granted to them on units."""
