"""What a keeper does at the terminal: contacts, offices and notices are kept right, prints and sources remembered."""
