"""The command line: prints, progress bars and exit codes; nothing else."""

from generator.cli.app import main

__all__ = ["main"]
