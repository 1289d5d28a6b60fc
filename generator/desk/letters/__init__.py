"""Letters to offices about their contact persons, the codes that answer them, and the answers."""
