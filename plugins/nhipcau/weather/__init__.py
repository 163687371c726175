"""The weather: asked of a service at a time of ours, judged, and written down for the builds that follow."""
