"""Books kept elsewhere, read in: mapping, checking, matching with what is there."""
