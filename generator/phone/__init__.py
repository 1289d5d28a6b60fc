"""Telephone numbers: what can be dialled, how it is written, and which words hold a number."""
