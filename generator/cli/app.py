"""The commands of `alur`."""

import typer

from generator.cli import check, contacts

app = typer.Typer(
    name="alur",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    help="YAML on services, reporting flows and contacts becomes a website and posters.",
)
check.register(app)
contacts.register(app)


@app.callback()
def _group() -> None:
    """Keep commands by name, also while there is only one."""


def main() -> None:
    """Run `alur` with the arguments of the command line."""
    app()
