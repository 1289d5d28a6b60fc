"""Posters: one typed object each, laid out with Graphviz and drawn by Typst."""
