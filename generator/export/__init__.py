"""The directory in the formats of other programs."""
