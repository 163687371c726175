"""Readership: how often pages were read, counted from the web server's own log. No address of a reader is kept."""
