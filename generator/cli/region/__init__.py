"""A region's content: begun, checked, explained, compared with the layers below it."""
