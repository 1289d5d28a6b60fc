"""Prints that hang on walls: what each holds, what of it is no longer true, and the ledger that remembers them."""
