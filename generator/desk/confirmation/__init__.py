"""What needs confirming, how to ask, what to try next, and what one answer changes in the files."""
