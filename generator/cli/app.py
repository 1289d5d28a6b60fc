"""The commands of `alur`. Each is known by its name and one sentence; its module is loaded when it is called."""

from functools import cached_property
from importlib import import_module
from typing import Annotated, Any

import typer
from typer.core import TyperGroup
from typer.main import get_group

from generator.cli.console import out, prepare_output
from generator.cli.options import examples, translate_help
from generator.memory import look_for_circles_seldom

ABOUT = {
    "build": translate_help(
        "Check the content, then make the website and every poster. The old site stands until the new one is whole."
    ),
    "new": translate_help(
        "Begin another region in a new folder: from the public codes of its areas, over the national content."
    ),
    "desk": translate_help(
        "Open the keeper's desk in a browser: call, correct, hand out and publish without a terminal."
    ),
    "serve": translate_help(
        "Show the site on this machine and reload it after every change. Posters are left to alur build."
    ),
    "check": translate_help(
        "Find everything that is wrong, at once, and end with the work to do. Exit code 1 if something is wrong."
    ),
    "national": translate_help("Tell what changed in the national content, and what of it your own content hides."),
    "explain": translate_help("Tell where each value of a record was read: file, line, and by that the layer."),
    "posters": translate_help("Draw posters into a folder, for every office or for some."),
    "export": translate_help(
        "Write the public directory for other programs and other sites: HSDS, JSON, CSV, vCard, Atom, HTML blocks."
    ),
    "schema": translate_help("Write JSON Schemas, with which an editor completes and checks content as you type."),
    "contacts": translate_help("Keep contacts and numbers right."),
    "offices": translate_help("Change what an office is called and what is known of it."),
    "notices": translate_help("Tell readers what holds for some days: a closure, another number."),
    "prints": translate_help("Remember what hangs on walls, and find what of it is no longer true."),
    "sources": translate_help(
        "Ask the address of each source whether it is still there, and write down what it answers. Uses the network."
    ),
    "site": translate_help("Publish what was built, and ask the host whether it shows it."),
}
"""By the name of a command, and of its module: what it is for."""


class _OnCall(TyperGroup):
    """Commands whose modules are loaded when one of them is called, so that help and small commands start at once."""

    @cached_property
    def loaded(self) -> set[str]:
        """Names of the commands whose modules are here."""
        return set()

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        if args[0] in ABOUT and args[0] not in self.loaded:
            self.commands[args[0]] = _loaded(args[0])
            self.loaded.add(args[0])
        return super().resolve_command(ctx, args)


def _loaded(name: str) -> Any:
    """The command, or the group of them: a module has the function of its name and `EXAMPLES`, or a `GROUP`."""
    alone = typer.Typer(callback=lambda: None)
    module = import_module(f"generator.cli.{name}")
    if hasattr(module, "GROUP"):
        group = typer.Typer(no_args_is_help=True, help=ABOUT[name])
        for command, function, about, shown in module.GROUP:
            group.command(command, help=about, epilog=examples(*shown))(function)
        alone.add_typer(group, name=name)
    else:
        alone.command(name, help=ABOUT[name], epilog=examples(*module.EXAMPLES))(getattr(module, name))
    return get_group(alone).commands[name]


app = typer.Typer(
    name="alur",
    cls=_OnCall,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    help=translate_help("YAML on services, reporting flows and contacts becomes a website and posters."),
    epilog=translate_help("Start with alur check, then alur build. Every command has examples: alur build --help"),
)
for name, about in ABOUT.items():
    app.command(name, help=about)(lambda: None)


def _tell_version(asked: bool) -> None:
    if asked:
        from importlib.metadata import version

        out.print(f"alur {version('alur')}")
        raise typer.Exit


@app.callback()
def _alone(
    version: Annotated[
        bool,
        typer.Option(
            "--version", help=translate_help("Say which version this is."), is_eager=True, callback=_tell_version
        ),
    ] = False,
) -> None:
    pass


def main() -> None:
    """Run `alur` with the arguments of the command line."""
    look_for_circles_seldom()
    with prepare_output():
        app()
