"""What old sites left, brought in: texts, photos, addresses; and a ledger of what every word of them became.

    sources -> kinds -> articles -> record -> pairs, mapping -> pieces, undecided, ledger

`sources` opens what is named: folders of saved pages, files, WARC and zip archives, what `crawls` fetched. A *kind*
(`kinds`: `scrapes`, `pages`, `wordpress`, `sites`, `word_files`, those of plugins) makes `Article`s of a source, each
with the account of its words (`counting`). `record` keeps them, so that a run that was interrupted goes on and one with
nothing new does nothing. `pairing` finds the languages of a story, copies, and what tells of one event; `mapping` has
what the new site calls sections, topics and people. `composing` makes files of it all, and `hands` lays them down
without ever laying them over somebody's work. `ledger` tells what became of every word.
"""

from .making import article_of
from .values import Article, LedgerLine, Saved, SourceKind, Useless

__all__ = ["Article", "LedgerLine", "Saved", "SourceKind", "Useless", "article_of"]
