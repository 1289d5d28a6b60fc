"""A package is read at a glance: few modules side by side, and a sentence that says what it holds."""

import ast
from pathlib import Path

import generator

PACKAGES = sorted(path.parent for path in Path(generator.__file__).parent.rglob("__init__.py"))


def test_few_modules_stand_side_by_side() -> None:
    many = {str(package): len(list(package.glob("*.py"))) for package in PACKAGES}
    assert {package: count for package, count in many.items() if count > 15} == {}, "fold a subject into a room"


def test_each_package_says_what_it_holds() -> None:
    silent = [
        str(package)
        for package in PACKAGES
        if not (ast.get_docstring(ast.parse((package / "__init__.py").read_text("utf-8"))) or "").endswith(".")
    ]
    assert silent == []
