"""The `nhipcau` commands, one file each."""
