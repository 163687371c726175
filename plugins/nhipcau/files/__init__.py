"""The other files of a site (feeds, calendars, sitemaps, pictures, icons): one file for each kind."""
