"""Jinja: templates, macros, bodies; each make with a digest of what it draws on."""
