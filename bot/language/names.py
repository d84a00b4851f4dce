"""Words in a text that may be the name of a supplier, a brand or a product.

Rules and word lists, nothing else: what stands out by how it is written, by what stands
beside it, or because it is no Dutch word. It points out; a person decides.
"""

from collections.abc import Collection, Iterator, Sequence

from bot.language.name_beside import (
    introduces_others,
    is_about_others,
    is_company_word,
    is_family,
    is_legal_form,
    is_particle,
)
from bot.language.name_signs import MARKS, tells_name
from bot.language.name_tokens import SPACES, Word, words_of
from bot.language.name_web import web_names
from bot.language.name_words import is_everyday, is_field_term

_BLANK = " "
_MAY_BEGIN = frozenset(
    {"koninklijke", "technisch", "bouwbedrijf", "gebroeders", "gebr", "van", "de"}
)


def possible_names(text: str, known: Collection[str] = ()) -> tuple[str, ...]:
    """Each name once, as it was written, in the order of the text.

    :param known: names that are none of a supplier: places, teams, the organisation itself.
    """
    addresses = list(web_names(text, known))
    spans = [(start, end) for start, end, found in addresses if found]
    spans += _names_between(_without(text, addresses), known)
    never = {name.casefold() for name in known}
    names: dict[str, str] = {}
    for start, end in sorted(spans):
        name = text[start:end]
        names.setdefault(name.casefold(), name)
    return tuple(name for folded, name in names.items() if folded not in never)


def _without(text: str, addresses: Sequence[tuple[int, int, bool]]) -> str:
    """The text with its addresses blanked; everything else stays where it stands."""
    for start, end, _ in addresses:
        text = f"{text[:start]}{_BLANK * (end - start)}{text[end:]}"
    return text


def _names_between(text: str, known: Collection[str]) -> Iterator[tuple[int, int]]:
    words = words_of(text, known)
    cores = _cores(text, words)
    after = 0
    for at in range(len(words)):
        if at >= after and cores[at]:
            first, last = _begin(words, cores, at, after), _end(words, cores, at)
            after = last + 1
            yield words[first].start, _end_of(text, words[last])


def _cores(text: str, words: Sequence[Word]) -> list[bool]:
    cores = [tells_name(words, at, text[word.end : word.end + 1]) for at, word in enumerate(words)]
    for at in range(1, len(words)):
        if is_legal_form(words, at) or is_company_word(words, at):
            cores[at - 1] = True
        if is_family(words, at):
            cores[at - (1 if "&" in words[at].gap else 2)] = True
    return cores


def _end(words: Sequence[Word], cores: Sequence[bool], at: int) -> int:
    """The last word of the name that has its heart at `at`."""
    while at + 1 < len(words):
        word = words[at + 1]
        if word.gap not in SPACES:
            joined = word.gap in (" & ", " + ") and word.is_capitalised and not word.known
        else:
            joined = (
                cores[at + 1]
                or is_legal_form(words, at + 1)
                or is_family(words, at + 1)
                or (word.is_name_like and not word.known and not is_field_term(word.low))
                or _is_version(word)
            )
            if not joined and word.low == "en" and at + 2 < len(words):
                joined = is_family(words, at + 2)
        if not joined:
            return at
        at += 1
    return at


def _begin(words: Sequence[Word], cores: Sequence[bool], at: int, after: int) -> int:
    """The first word of that name."""
    while at > after and words[at].gap in SPACES:
        before = words[at - 1]
        if before.low in _MAY_BEGIN and before.is_capitalised:
            named = is_everyday(words[at].low) or not is_particle(before)
            return at - 1 if named or before.is_name_like else at
        leads_up = is_particle(before) and _has_capital_before(words, at - 1, after)
        if not leads_up and not _belongs(words, cores, at - 1):
            break
        at -= 1
    return at


def _belongs(words: Sequence[Word], cores: Sequence[bool], at: int) -> bool:
    word = words[at]
    if cores[at]:
        return True
    return (
        word.is_name_like
        and not word.known
        and not introduces_others(word)
        and not is_field_term(word.low)
        and not is_about_others(words, at)
    )


def _has_capital_before(words: Sequence[Word], at: int, after: int) -> bool:
    """Whether small particles follow on a capital: the ``den`` of ``Van den Brink``."""
    while at > after and words[at].gap in SPACES and is_particle(words[at]):
        if words[at].is_capitalised:
            return True
        at -= 1
    return is_particle(words[at]) and words[at].is_capitalised


def _is_version(word: Word) -> bool:
    """``Gen2``, behind the name of a product."""
    return word.is_capitalised and any(char.isdigit() for char in word.text)


def _end_of(text: str, word: Word) -> int:
    """With the point of ``Zn.`` and the sign of a trade mark."""
    behind = text[word.end : word.end + 1]
    return word.end + (behind in MARKS or (word.low == "zn" and behind == "."))
