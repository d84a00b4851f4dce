"""Which word of a text is a name, or the start of one: by how it is written and used."""

import re
from collections.abc import Sequence

from bot.language.name_beside import (
    LEGAL_FORM,
    introduces,
    is_about_others,
    is_about_supplier,
    is_party,
)
from bot.language.name_tokens import Word
from bot.language.name_words import (
    is_compound,
    is_everyday,
    is_field_term,
    is_municipal,
    listed,
)

MARKS = frozenset("™®")
_CAMEL = re.compile(r"[^\W\d_]*[a-zà-ÿ][A-Z]|[A-Z]{2,}[a-z]{3}|\d+[A-Z][a-z]{2}")
_PLURAL_ACRONYM = re.compile(r"([A-Z]{2,})(?:'?s|en|'?ers?)")
_ROMAN = re.compile(r"[IVX]+")
_CODE = re.compile(r"(?=.*\d)(?=.*[A-Z])[A-Z\d][\w/-]+")
_ORDINARY_CODE = re.compile(
    r"[AN]\d{1,3}|Q[1-4]|[A-Z]\d|[RTWPKSB]\d+|I[PKE]\d\d?|E\d\d|\d[A-Z]|[A-Z]\d+[A-Z]\d*"
    r"|\d{4}[A-Z]{2}|\d{4}-?Q[1-4]|\d+(?:K|M|MB|GB|TB|V|W|KW|MW|KWH|L|KM|M2|M3|D|G)",
)
"""Roads, quarters, paper, levels of language, lots, parts of buildings, postcodes, measures."""

_SHORTEST_PLURAL = 5


def tells_name(words: Sequence[Word], at: int, behind: str) -> bool:
    """Whether a word is a name, or the start of one.

    :param behind: the sign right behind the word.
    """
    word = words[at]
    if word.known or _is_never_a_name(word):
        return False
    return behind in MARKS or word.branded or _is_brand(word.low) or _stands_out(words, at)


def _is_never_a_name(word: Word) -> bool:
    abbreviated = word.text.isdigit() or word.text[1:2] == "."
    legal = LEGAL_FORM.fullmatch(word.low) is not None
    return abbreviated or legal or introduces(word) or is_field_term(word.low)


def _stands_out(words: Sequence[Word], at: int) -> bool:
    word = words[at]
    if word.shouted:
        return not _is_known(word.low, loosely=True)
    if _CAMEL.match(word.text):
        return not _is_plural_acronym(word)
    if any(char.isdigit() for char in word.text):
        return _is_product_code(word)
    if not word.is_capitalised or len(word.text) == 1:
        return False
    return _is_acronym(word) if word.text.isupper() else _is_proper(words, at)


def _is_brand(low: str) -> bool:
    brands = listed("brands")
    single = low.partition("-")[0].removesuffix("s").removesuffix("'")
    return low in brands or (single in brands and len(low) >= _SHORTEST_PLURAL)


def _is_homonym(word: Word) -> bool:
    return word.low in listed("brands_or_words") or word.low in listed("surnames")


def _is_acronym(word: Word) -> bool:
    return _is_homonym(word) or not (_ROMAN.fullmatch(word.text) or is_everyday(word.low))


def _is_proper(words: Sequence[Word], at: int) -> bool:
    """Whether a word with a capital is a proper name, and not of a place or a colleague."""
    word = words[at]
    if is_about_others(words, at):
        return False
    if is_about_supplier(words, at):
        return not is_municipal(word.low)
    if word.low in listed("first_names"):  # one who has a family name may own a firm
        return False
    if not word.opens and (_is_homonym(word) or is_party(words, at)):
        return True
    return not _is_known(word.low, loosely=word.opens)


def _is_known(low: str, *, loosely: bool) -> bool:
    """Whether it is no name. `loosely`: any compound will do, since its capital tells nothing."""
    parts = [part for part in re.split(r"[-&+.]", low) if part]
    return is_everyday(low) or all(
        part.isdigit()
        or is_field_term(part)
        or is_everyday(part)
        or is_municipal(part)
        or (loosely and is_compound(part))
        for part in parts
    )


def _is_plural_acronym(word: Word) -> bool:
    acronym = _PLURAL_ACRONYM.fullmatch(word.text.replace("’", "'"))
    return acronym is not None and is_field_term(acronym[1].casefold())


def _is_product_code(word: Word) -> bool:
    """``RX-200``, but not the N33, lot P2, Q1 or Servicepunt71."""
    if not _CODE.fullmatch(word.text) or _ORDINARY_CODE.fullmatch(word.text):
        return False
    letters = re.split(r"[\d-]", word.low)
    return not any(len(part) > 1 and _is_known(part, loosely=True) for part in letters)
