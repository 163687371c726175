"""Who is no reader: robots and programs, as they call themselves."""

from __future__ import annotations

from functools import lru_cache

TELLTALE = ("bot/", "bot;", "bot)", "crawler", "spider", "http://", "https://", "nhipcau-")
"""What robots call themselves that no list has yet: browsers name no address, and our own programs are no readers."""


@lru_cache(maxsize=50_000)
def is_robot(agent: str) -> bool:
    """Whether that is the name of a robot or a program, by the list of crawler-user-agents, or no name at all."""
    from crawleruseragents import is_crawler  # loads hundreds of patterns

    lower = agent.lower()
    return len(agent) < 10 or any(each in lower for each in TELLTALE) or bool(is_crawler(agent))
