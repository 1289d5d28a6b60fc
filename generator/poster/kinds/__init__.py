"""The kinds of print: what each says, and how it is put on its paper.

A new one begins as a member of `PrintKind` in `generator/model/sheet.py`; `table.py` lists them, and says what else.
"""
