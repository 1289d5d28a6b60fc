"""A flow as a drawing: which box stands where, and lines that never cross."""
