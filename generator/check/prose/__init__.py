"""What is written in sentences: whether it can be understood, and what it may not say."""
