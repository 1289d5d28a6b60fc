"""The kinds of print: what each says, and how it is put on its paper. `table.py` lists them."""
