"""What is known of access, as a card tells it."""

from collections.abc import Iterable, Iterator

from generator.edition.access import KnownFact
from generator.language.channels import Say
from generator.language.dates import short_day
from generator.model.parts.access import SpokenLanguages

_TERMS = {"female_officer": "Petugas perempuan", "step_free": "Tanpa tangga", "languages": "Bahasa"}
_ANSWERS = {
    ("female_officer", "yes"): "Ada, boleh diminta",
    ("female_officer", "no"): "Belum ada",
    ("step_free", "yes"): "Bisa masuk dengan kursi roda",
    ("step_free", "no"): "Ada tangga di pintu masuk",
}


def spoken_access(facts: Iterable[KnownFact], say: Say, language: str) -> Iterator[tuple[str, str]]:
    """Each fact as a term and what is known: `Petugas perempuan`, `Ada, boleh diminta (5 Nov 2026)`."""
    for known in facts:
        if isinstance(known.fact, SpokenLanguages):
            words = ", ".join(name.to(language) for name in known.fact.names)
        else:
            words = say(_ANSWERS[known.name, known.fact.answer])
        yield say(_TERMS[known.name]), f"{words} ({short_day(known.checked, language)})"
