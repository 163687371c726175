"""Draws the sample site's illustrations, so that no photo has to be licensed or stored twice."""
