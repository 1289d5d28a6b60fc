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

_ABOUT = {
    "output.build": translate_help(
        "Check the content, then make the website and every poster. The old site stands until the new one is whole."
    ),
    "region.new": translate_help(
        "Begin another region in a new folder: from the public codes of its areas, over the national content."
    ),
    "desk": translate_help(
        "Open the keeper's desk in a browser: call, correct, hand out and publish without a terminal."
    ),
    "output.serve": translate_help(
        "Show the site on this machine and reload it after every change. Posters are left to alur build."
    ),
    "region.check": translate_help(
        "Find everything that is wrong, at once, and end with the work to do. Exit code 1 if something is wrong."
    ),
    "region.national": translate_help(
        "Tell what changed in the national content, and what of it your own content hides."
    ),
    "region.explain": translate_help("Tell where each value of a record was read: file, line, and by that the layer."),
    "output.posters": translate_help("Draw posters into a folder, for every office or for some."),
    "output.export": translate_help(
        "Write the public directory for other programs and other sites: HSDS, JSON, CSV, vCard, Atom, HTML blocks."
    ),
    "region.schema": translate_help(
        "Write JSON Schemas, with which an editor completes and checks content as you type."
    ),
    "keeper.contacts": translate_help("Keep contacts and numbers right."),
    "keeper.offices": translate_help("Change what an office is called and what is known of it."),
    "keeper.notices": translate_help("Tell readers what holds for some days: a closure, another number."),
    "keeper.prints": translate_help("Remember what hangs on walls, and find what of it is no longer true."),
    "keeper.sources": translate_help(
        "Ask the address of each source whether it is still there, and write down what it answers. Uses the network."
    ),
    "output.site": translate_help("Publish what was built, and ask the host whether it shows it."),
}
"""By the module of a command, which ends with its name: what it is for."""
_MODULE = {module.rpartition(".")[2]: module for module in _ABOUT}
"""By the name of a command."""


class _OnCall(TyperGroup):
    """Commands whose modules are loaded when one of them is called, so that help and small commands start at once."""

    @cached_property
    def loaded(self) -> set[str]:
        """Names of the commands whose modules are here."""
        return set()

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        if args[0] in _MODULE and args[0] not in self.loaded:
            self.commands[args[0]] = _loaded(args[0])
            self.loaded.add(args[0])
        return super().resolve_command(ctx, args)


def _loaded(name: str) -> Any:
    """The command, or the group of them: a module has the function of its name and `EXAMPLES`, or a `GROUP`."""
    alone = typer.Typer(callback=lambda: None)
    about = _ABOUT[_MODULE[name]]
    module = import_module(f"generator.cli.{_MODULE[name]}")
    if hasattr(module, "GROUP"):
        group = typer.Typer(no_args_is_help=True, help=about)
        for command, function, purpose, shown in module.GROUP:
            group.command(command, help=purpose, epilog=examples(*shown))(function)
        alone.add_typer(group, name=name)
    else:
        alone.command(name, help=about, epilog=examples(*module.EXAMPLES))(getattr(module, name))
    return get_group(alone).commands[name]


app = typer.Typer(
    name="alur",
    cls=_OnCall,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    help=translate_help("YAML on services, reporting flows and contacts becomes a website and posters."),
    epilog=translate_help("Start with alur check, then alur build. Every command has examples: alur build --help"),
)
for name, module in _MODULE.items():
    app.command(name, help=_ABOUT[module])(lambda: None)


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
