"""What records are made of: texts, ids and days, sources and confirmations, hours, notices, access."""
