"""A flow as its readers go through it: what the web page and the prints share."""
