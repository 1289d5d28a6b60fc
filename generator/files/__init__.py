"""Files are read whole, written whole or not at all, and by one program at a time."""
