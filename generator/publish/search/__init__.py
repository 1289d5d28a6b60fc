"""Pagefind's index over a finished folder."""
