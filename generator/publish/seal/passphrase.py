"""A passphrase that is worth sealing with.

Strength is judged by zxcvbn (Wheeler, USENIX Security 2016), which counts the guesses a clever attacker needs. It knows
English alone and takes an Indonesian word for a row of random letters, so words are counted here too; the lower count
holds.
"""

import os
import re
import unicodedata
from collections.abc import Collection, Iterable
from pathlib import Path

from generator.problem import Message

GUESSES = 14
"""Powers of ten. A graphics card tries some 15,000 passphrases a second at 600,000 rounds: 10^14 keep 100 of them busy
for two years."""
_READ = 72
"""Characters that zxcvbn judges; longer ones are at least as strong."""


_WORD = 3.4
"""Powers of ten for one everyday word, of some 2,500 that come to mind."""
_LETTER = 1.4
_DIGIT = 0.8


class WeakPassphraseError(Exception):
    """The passphrase cannot protect anything."""

    def __init__(self, why: Message) -> None:
        self.why = why
        super().__init__(why.text.format(**why.values))


def normalize_passphrase(passphrase: str) -> str:
    """The one spelling of a passphrase: NFKC, without white space at its ends, as the page does it too."""
    return unicodedata.normalize("NFKC", passphrase).strip()


def require_strong(passphrase: str, known: Iterable[str]) -> str:
    """The passphrase in its one spelling. Raises `WeakPassphraseError` if it can be guessed.

    `known` are words that an attacker tries first: names of the region, the site and its offices.
    """
    given = normalize_passphrase(passphrase)
    if not given:
        raise WeakPassphraseError(Message("no passphrase was given"))
    inputs = sorted({part.lower() for text in known for part in (text, *text.split()) if len(part) > 2})
    from zxcvbn import zxcvbn

    judged = zxcvbn(given[:_READ], user_inputs=inputs)
    strength = min(float(judged["guesses_log10"]), _counted(given, inputs))
    if strength < GUESSES:
        raise WeakPassphraseError(
            Message(
                "the passphrase is too weak: about 10^{found} guesses, 10^{needed} are needed. "
                "Take five words that have nothing to do with each other",
                {"found": int(strength), "needed": GUESSES},
            )
        )
    return given


def _counted(passphrase: str, known: Collection[str]) -> float:
    """Powers of ten of guesses for somebody who tries words: each word once, known ones for nothing."""
    total = 0.0
    for part in dict.fromkeys(re.findall(r"[^\W\d_]+|\d+|[^\w\s]|_", passphrase.lower())):
        if part.isdecimal():
            total += min(len(part) * _DIGIT, 3)
        elif part not in known:
            total += min(len(part) * _LETTER, _WORD)
    return total


def given_passphrase(file: Path | None) -> str | None:
    """The passphrase from the first line of this file, else from `ALUR_PASSPHRASE`; None if it has to be asked for.

    Never from the command line, which every user of the machine can read. Raises `OSError` if the file cannot be read,
    and `WeakPassphraseError` if it is no text.
    """
    if file is not None:
        try:
            lines = file.read_text("utf-8-sig").splitlines()
        except UnicodeDecodeError:
            raise WeakPassphraseError(Message("the passphrase file is not saved as UTF-8")) from None
        return lines[0] if lines else ""
    return os.environ.get("ALUR_PASSPHRASE")
