"""The keeper's desk in a browser: pages over the same files and the same functions as the commands. Indonesian."""
