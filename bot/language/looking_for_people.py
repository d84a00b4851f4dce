"""What somebody looks for in people: the names that stand in it, and how much a text says of it."""

import re
from collections.abc import Mapping, Sequence

from bot.language.folding import folded
from bot.language.sought import Sought, read_sought
from bot.language.terms import terms_of

_SOMEBODY = re.compile(r"(?:.* )?(?:wie|iemand|welke collega s?|collega s die)(?: .*)?")


def looks_for_somebody(text: str) -> bool:
    """Whether somebody who looks for what others learnt asks for a person as well."""
    return _SOMEBODY.fullmatch(folded(text)) is not None


def names_within(text: str, names: Mapping[str, str]) -> tuple[str, ...]:
    """Everything that is named somewhere in a text, in that order; the longest name counts.

    :param names: what stands behind every name, folded.
    """
    words, found, at = folded(text).split(), [], 0
    longest = max((len(name.split()) for name in names), default=0)
    while at < len(words):
        for length in range(min(longest, len(words) - at), 0, -1):
            named = names.get(" ".join(words[at : at + length]))
            if named is not None:
                found.append(named)
                at += length
                break
        else:
            at += 1
    return tuple(dict.fromkeys(found))


def words_sought(text: str) -> tuple[Sought, ...]:
    """The words of somebody who looks for help; a phrase of several is one as well."""
    return read_sought(text)


def words_in(text: str, sought: Sequence[Sought]) -> int:
    """How many of the words stand in a text, or what means the same."""
    if not text or not sought:
        return 0
    terms = terms_of(text).keys()
    return sum(
        any(
            all(not terms.isdisjoint(needed) for needed in reading.needed)
            for reading in each.readings
        )
        for each in sought
    )
