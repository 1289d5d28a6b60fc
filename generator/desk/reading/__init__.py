"""Sources are asked whether they are still there, and what they answered is kept."""
