"""What the keeper writes down, and what waits: prints, attempts to call, answers of sources, work to do."""
