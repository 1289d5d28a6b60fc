"""YAML that a person keeps is changed in place, and the change is proved. Bytes that nobody touched stay."""
