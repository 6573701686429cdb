"""Other linters of Chinese text, installed by the bench alone into a folder of its own, and run on the same texts."""
