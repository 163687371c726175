"""Outputs to files: what is unchanged is passed over, what is new is made on all cores and moved into place at once."""
