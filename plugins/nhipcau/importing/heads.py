"""What stands at the head of the files in which people decide."""

from __future__ import annotations

from types import MappingProxyType

from nhipcau.problems import N_

HEADS = MappingProxyType(
    {
        "sections": N_(
            "What the old site called a section = the key of registry/sections.toml. The first line is for stories that"
            " had none. The number after “#” is how often the name came."
        ),
        "topics": N_('What the old site called a topic = the key of registry/topics.toml; "" leaves it out.'),
        "people": N_(
            'A name in a byline = the key of registry/people.toml, where it is added; "" leaves it as a remark in the'
            " text. Please confirm each, with its marks."
        ),
    }
)
PAIRS_HEAD = N_(
    'Stories that may be one in two languages. join = "yes" makes them one, "no" keeps them apart; then import again.'
)
REMARK = N_("From the import, to be confirmed: the name in each language.")
