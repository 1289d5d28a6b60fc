"""Something in the output that must not be there, or must and is not."""

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

    def __init__(self, findings: tuple[Finding, ...]) -> None:
        self.findings = findings
        super().__init__(
            "\n".join(
                f"{finding.path}: {finding.rule}: {finding.what.text.format(**finding.what.values)}"
                for finding in findings
            )
        )
