"""What a finished folder is checked for before anyone may see it."""
