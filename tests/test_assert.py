"""A promise is a check: what `python -O` takes away guards nothing."""

import ast
from pathlib import Path

import generator


def test_no_promise_is_an_assert() -> None:
    root = Path(generator.__file__).parent
    found = [
        f"{path.relative_to(root).as_posix()}:{node.lineno}"
        for path in sorted(root.rglob("*.py"))
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Assert)
    ]
    assert found == []
