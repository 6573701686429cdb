"""What templates of this room say in one word."""
