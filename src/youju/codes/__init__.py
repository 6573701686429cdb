"""Vocabularies as rows: shipped codes and the local ones that are cases of them."""
