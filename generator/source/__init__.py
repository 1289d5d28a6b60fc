"""Files become trees whose every value knows its place. Nothing here knows what a value means."""
