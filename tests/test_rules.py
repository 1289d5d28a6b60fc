"""Every rule has a name of its own, a sentence, and somebody who finds by it."""

import ast
import re
from pathlib import Path

import generator
from generator.check.__main__ import page
from generator.content.refused import OWN
from generator.model.flowchart import Covers
from generator.rules import Rule

ROOT = Path(generator.__file__).parent


def test_the_page_of_rules_is_that_of_today() -> None:
    """`python -m generator.check > generator/check/RULES.md` writes it again."""
    assert (ROOT / "check" / "RULES.md").read_text("utf-8") == page()


def test_each_rule_has_a_name_and_a_sentence() -> None:
    for rule in Rule:
        assert re.fullmatch(r"[a-z]+(\.[a-z_-]+)?", rule), rule
        assert rule.name == re.sub(r"[.-]", "_", rule).upper()
        assert re.fullmatch(r"[A-Z].*[^.]\.", rule.finds), rule
    assert sorted(Rule) == list(Rule)
    assert len({rule.finds for rule in Rule}) > 0.95 * len(Rule)


def test_each_rule_is_somebodys() -> None:
    """None is left of what is gone; names that are put together at run time are told here."""
    named = {
        node.attr
        for path in ROOT.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "Rule"
    }
    made = {Rule(f"field.{kind.replace('_', '-')}").name for kind in OWN} | {
        Rule(f"flow.{each}").name for each in Covers
    }
    assert {rule.name for rule in Rule} == named | made


def test_no_rule_is_a_bare_word() -> None:
    """A name in quotation marks would be a rule that nobody has listed, or a typing slip."""
    known = {rule.value for rule in Rule if "." in rule} - {"person.consent", "guide.html"}  # columns and a template
    found = [
        f"{path.relative_to(ROOT).as_posix()}:{node.lineno}: {node.value}"
        for path in sorted(ROOT.rglob("*.py"))
        if path.name != "rules.py"
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Constant) and node.value in known
    ]
    assert found == []
