"""The keeper's spreadsheet: written, filled in by people, read back as changes of `contacts.yaml`.

`rows.py` has the columns; `cell_changes.py` turns a changed cell into a change of the file.
"""
