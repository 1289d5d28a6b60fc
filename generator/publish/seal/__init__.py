"""The staff directory as one page that opens with a passphrase."""
