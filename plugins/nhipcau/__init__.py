"""Nhịp Cầu, a newsroom for static sites in several languages: one room a job, one file a feature.

docs/architecture.md says which room is which, docs/glossary.md what the words mean.
"""

import gc

gc.set_threshold(50_000, 20, 20)
# What is loaded now lives to the end of the process. With Python's thresholds for small programs, a start looks for
# cycles in it a hundred times, which is a tenth of the start, and finds none.
