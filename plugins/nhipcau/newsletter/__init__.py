"""The newsletter: an issue made of a week, a list of those who asked for it, and how it reaches each of them once."""
