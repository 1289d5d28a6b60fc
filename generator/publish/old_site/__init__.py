"""The site that stands there already: whether it may be replaced, what of it stays, how it is swapped."""
