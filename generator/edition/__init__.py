"""Editions: which of the directory each may show, to whom, and in which words. Nothing is hidden anywhere else.

`Edition` itself stands in `generator/settings.py`; templates of its own in `site_templates/editions/`.
"""
