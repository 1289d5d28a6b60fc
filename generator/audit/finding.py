"""Something in the output that must not be there, or must and is not."""

from collections.abc import Iterable
from dataclasses import dataclass

from generator.problem import Message
from generator.rules import Rule


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """One breach, in one file of the output."""

    path: str
    """From the site's root, with forward slashes."""
    what: Message
    rule: Rule


class AuditError(Exception):
    """The output breaks a promise. Carries every breach; the output is thrown away."""

    def __init__(self, findings: Iterable[Finding]) -> None:
        once = {_order(finding): finding for finding in findings}
        self.findings = tuple(once[key] for key in sorted(once))
        super().__init__(
            "\n".join(
                f"{finding.path}: {finding.rule}: {finding.what.text.format(**finding.what.values)}"
                for finding in self.findings
            )
        )


def _order(finding: Finding) -> tuple[str, ...]:
    """By file, rule and words; what is the same in these is told once."""
    return finding.path, finding.rule, str(finding.what)
