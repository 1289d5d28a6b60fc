"""`python -m generator` is `alur`."""

from generator.cli import main

main()
