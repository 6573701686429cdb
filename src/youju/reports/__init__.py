"""Reports composed from the books: runs, frozen figures and their rows."""
