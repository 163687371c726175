"""The almanac: what calendars are made of, whatever is drawn from it: calendar files, lunar days, public holidays, the
weeks of a month.

Pure: values in, values or bytes out, no clock. Feature plugins import it as they import the languages.
"""
