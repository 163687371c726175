"""The pages: one file for each kind. Each goes from the `Site` to a frozen value that a template shows."""
