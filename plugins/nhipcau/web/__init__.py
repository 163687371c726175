"""What the web wants of a site: headers and types, assets joined into one, links for sharing."""
