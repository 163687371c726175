"""The desk: what writers and editors meet: the `nhipcau` command, reports of problems, and the preview."""
