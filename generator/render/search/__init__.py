"""What the search knows besides the text of a page.

Synonyms and spellings stand in `content/taxonomy.yaml`, sounds and affixes in `spelling_rules.py`; `lexicon.py` puts
them into the file that the script reads.
"""
