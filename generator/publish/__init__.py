"""Pages, posters and index become one folder of files that any host can serve."""
