"""What the search knows besides the text of a page."""
