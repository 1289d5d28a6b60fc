"""The command line: prints, progress bars and exit codes; nothing else."""


def main() -> None:
    """Run `alur`."""
