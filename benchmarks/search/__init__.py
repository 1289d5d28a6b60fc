"""How well a search finds what people need: judged queries, and measures over them."""
