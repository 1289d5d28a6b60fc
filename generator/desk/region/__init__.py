"""A new region: its areas from public codes, its first files, the folder that they are put into."""
