"""The machine that a build runs on: its cores, memory and files, and the terminal that somebody may be watching."""

from plugins.machine.aside import aside
from plugins.machine.cores import cores
from plugins.machine.memory import keep_to_the_end, uncollected
from plugins.machine.progress import telling
from plugins.machine.tree import Tree

__all__ = ["Tree", "aside", "cores", "keep_to_the_end", "telling", "uncollected"]
