"""How the words of a language vary when people type them: sounds, slips, and what stands before and after a stem.

What holds for single words is content: `synonyms` and `spellings` in `taxonomy.yaml`.
"""

from collections.abc import Set
from typing import TypedDict


class Rules(TypedDict):
    """The rules of one language, as the search script reads them."""

    sounds: list[tuple[str, str]]
    """Letters that sound alike: a pattern, and what stands for it."""
    alike: list[str]
    """Pairs of vowels that are half a slip, not a whole one."""
    before: dict[str, str]
    """What stands before a stem, and the letters that it may have swallowed there."""
    after: str
    """A pattern for what stands after a stem."""


_NASALS = {"n": "t", "m": "p", "ng": "k", "ni": "sc"}
"""A prefix that ends so swallows one of these letters (KBBI, meN- and peN-): `memukul` and `mukul` from `pukul`."""

_INDONESIAN = Rules(
    # Spelling before 1972 (EYD), names and telephones: dj, tj, oe, sj; v and f; a mute h; y comes last.
    sounds=[
        *(("dj", "j"), ("tj", "c"), ("oe", "u"), ("s[jyh]", "s"), ("[vf]", "p"), ("([kgdtb])h", "$1")),
        *(("z", "s"), ("q", "k"), ("x", "ks"), ("y", "i")),
    ],
    alike=["ao", "oa", "ei", "ie", "uo", "ou", "ea", "ae"],
    before={
        **dict.fromkeys(("di", "dak", "tak", "ke", "ka", "se", "ter", "ber", "per", "pe", "be", "ku", "te", "me"), ""),
        **{f"{start}{nasal}": lost for nasal, lost in _NASALS.items() for start in ("", "me", "pe")},
        "nge": "",
        "menge": "",
    },
    after="(?:nia|kan|ake|aken|ken|kn|ni|in|an|ku|mu|lah|ne|no|na|ke|en|i|e)$",
)
"""Indonesian with the Javanese that people mix into it: `dipukulin` and `digebuki` come down to a stem too."""

_OTHER = Rules(sounds=[], alike=[], before={}, after="s$")

_BEFORE = ("", "di", "me", "mem", "men", "meng", "ber", "ter")
_AFTER = ("", "kan", "i", "an", "nya")


def variation_rules(language: str) -> Rules:
    """The rules of this language; for those that Pagefind stems well alone, next to none."""
    return _INDONESIAN if language in {"id", "jv"} else _OTHER


def is_inflected(word: str, words: Set[str]) -> bool:
    """Whether the index has this word under the same stem as another one, so that knowing the other is enough.

    Pagefind stems Indonesian words by Snowball's `indonesian`; only affixes that it always takes off count here.
    """
    bare = {word.removeprefix(before).removesuffix(after) for before in _BEFORE for after in _AFTER} - {word}
    return any(len(each) > 3 and each in words for each in bare)
