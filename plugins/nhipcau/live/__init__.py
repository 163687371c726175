"""The server that shows the site while it is written: builds, follows edits, and answers at a local address."""
