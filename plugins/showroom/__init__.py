"""The showroom: a small newspaper with every case that a page must show, for the tests and for designers."""
