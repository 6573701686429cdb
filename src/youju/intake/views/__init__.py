"""Pages about documents and books taken in."""
