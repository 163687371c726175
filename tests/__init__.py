"""The tests, in the same rooms as the code; a package, so that rooms can share their example values."""
