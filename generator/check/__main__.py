"""All rules as a page of Markdown: `python -m generator.check > generator/check/RULES.md`."""

from itertools import groupby

from generator.rules import Rule


def page() -> str:
    """All rules as a page of Markdown."""
    lines = ["# Rules", "", "Written by `python -m generator.check`. The names are stable: programs read them.", ""]
    for group, rules in groupby(Rule, key=lambda rule: rule.partition(".")[0]):
        rows = [f"| `{rule}` | {rule.finds.replace('|', chr(92) + '|')} |" for rule in rules]
        lines += [f"## {group}", "", "| rule | finds |", "|---|---|", *rows, ""]
    return "\n".join(lines)


if __name__ == "__main__":
    print(page(), end="")
