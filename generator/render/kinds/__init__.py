"""One module for each kind of page: a typed context, and the pages made from it. `render/pages.py` lists them."""
