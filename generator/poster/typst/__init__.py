"""Typst: its compiler, its typefaces, and the processes that draw with it."""
