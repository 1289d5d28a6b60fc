"""The keeper's tasks, one module each with its pages; `change.py` and `fields.py` are what their forms share."""
