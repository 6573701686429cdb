"""People, membership, attachment, posts."""
