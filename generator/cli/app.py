"""The commands of `alur`."""

import typer

from generator.cli import build, check, contacts, posters, prints, serve
from generator.cli.console import listening
from generator.cli.options import told

app = typer.Typer(
    name="alur",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    help=told("YAML on services, reporting flows and contacts becomes a website and posters."),
    epilog=told("Start with alur check, then alur build. Every command has examples: alur build --help"),
)
for module in (build, serve, check, posters, contacts, prints):
    module.register(app)


def main() -> None:
    """Run `alur` with the arguments of the command line."""
    with listening():
        app()
