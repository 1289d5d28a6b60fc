"""The commands of `alur`."""

import typer

from generator.cli import build, check, posters, serve

app = typer.Typer(
    name="alur",
    no_args_is_help=True,
    add_completion=True,
    rich_markup_mode="rich",
    pretty_exceptions_enable=False,
    help="YAML on services, reporting flows and contacts becomes a website and posters.",
    epilog="Start with [bold]alur check[/bold], then [bold]alur build[/bold]. Every command has examples: alur build --help",
)
for module in (build, serve, check, posters):
    module.register(app)


def main() -> None:
    """Run `alur` with the arguments of the command line."""
    app()
