"""The desk: the newsroom in a browser, for people who know neither Git nor Markdown.

    browser  ->  security  ->  web (pages and answers)  ->  newsroom  ->  content, history, records

`newsroom` holds what a running desk needs; `pieces` opens a piece and `saving` saves it, by `nhipcau.editing`;
`inventory` knows of every piece what the board shows; `history` is Git; `records` is the one SQLite file with accounts,
sessions and drafts, and nothing in it would a clone of the site miss; `following` builds the site anew after each
change. What is a page or an answer stands in the modules `web_…`: they decide nothing.
"""
