"""Pages of the room 履职."""
