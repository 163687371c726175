"""Nhịp Cầu, a newsroom for static sites in several languages: one room a job, one file a feature.

docs/architecture.md says which room is which, docs/glossary.md what the words mean.
"""
