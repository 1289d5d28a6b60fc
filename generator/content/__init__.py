"""The files of `content/` and `contacts.yaml` become one directory, or every problem at once."""
