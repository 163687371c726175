"""The machine that a build runs on: its cores, memory and files, and the terminal that somebody may be watching."""

from nhipcau.machine.aside import aside
from nhipcau.machine.cores import cores
from nhipcau.machine.memory import keep_freed, keep_to_the_end, uncollected
from nhipcau.machine.progress import telling
from nhipcau.machine.tree import Tree

__all__ = ["Tree", "aside", "cores", "keep_freed", "keep_to_the_end", "telling", "uncollected"]
