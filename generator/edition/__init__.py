"""Editions: which of the directory each may show, to whom, and in which words. Nothing is hidden anywhere else."""
