"""The keeper's spreadsheet: written, filled in by people, read back as changes of `contacts.yaml`."""
