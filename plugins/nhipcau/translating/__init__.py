"""What leaves the house to be translated, and what comes back: files of translators, a memory, and drafts of machines.

`segments` are what is translated by itself, `inline` what in it is no words; `xliff` and `po` write and read them;
`taking` says what of that fits, `putting` puts it into a text; `memory` remembers what was said before, `services` ask
a machine.
"""
