"""The pages of the room 报告."""
