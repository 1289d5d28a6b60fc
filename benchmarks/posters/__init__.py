"""How long prints take, and how long the same poster takes other engines."""
