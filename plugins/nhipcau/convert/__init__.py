"""Foreign HTML and Word files to our Markdown, with an account of what was left.

`convert` takes the HTML of an old page, of what somebody pastes, or of a document, as text or as bytes; `docx` a
Word file. Both give a `Conversion`: the Markdown (docs/content.md has its dialect), the pictures, films and embeds
that it names, and a ledger. Every word of the source is in the Markdown or in the ledger, but for code and style
sheets, which have no words that a reader sees.

    bytes -> spelling -> growing -> shaping -> blocks -> headings -> markdown

`spelling` finds out how letters were written, TCVN3 (ABC), VNI, VISCII and windows-1258 among them, and says how sure
it is. `growing` walks what BeautifulSoup (with lxml: html.parser does not close what browsers close) made of the page,
and leaves out what `leaving` names. `shaping` makes blocks, with `tables`, `lists`, `notes`, `images`, `embeds` and
`captions` for what their names say. `markdown`, `inline` and `escaping` print them. markdownify would print most of
that as well; but it walks by recursion, escapes what Python-Markdown does not unescape, and knows no captions and no
notes.

    >>> from nhipcau.convert import convert
    >>> convert("<p>Lễ <b>khai mạc</b> lúc 9 giờ.</p>").markdown
    'Lễ **khai mạc** lúc 9 giờ.\\n'
"""

from .page import convert, written
from .values import REASONS, Conversion, Embed, Film, Left, Picture, Spelling
from .word import docx

__all__ = [
    "REASONS",
    "Conversion",
    "Embed",
    "Film",
    "Left",
    "Picture",
    "Spelling",
    "convert",
    "docx",
    "written",
]
