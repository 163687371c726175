"""The host: with the door of `reading`, the only room that knows Pelican. It runs builds, and tells what went wrong."""
