"""Nhịp Cầu's plugins for Pelican: one room a job, one file a feature. See docs/architecture.md."""
