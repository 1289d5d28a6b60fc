"""A view becomes files that other programs read: address books and spreadsheets."""
