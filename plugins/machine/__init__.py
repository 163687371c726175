"""The machine that a build runs on: its cores, and the terminal that somebody may be watching."""

from plugins.machine.cores import cores
from plugins.machine.memory import uncollected
from plugins.machine.progress import telling

__all__ = ["cores", "telling", "uncollected"]
