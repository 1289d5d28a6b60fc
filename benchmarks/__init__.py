"""Measurements of what is built; none of it is part of a site."""
