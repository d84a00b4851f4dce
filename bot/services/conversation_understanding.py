"""Where the talk meets the understanding of Dutch: one text in, what it means here out."""

import re
from datetime import date
from functools import lru_cache

from bot.language.folding import folded
from bot.language.understanding import Intent, Names, Understanding, names_of
from bot.language.understanding import understand as understand_dutch
from bot.language.understanding.text import plain
from bot.messages.formatting import in_sentence
from bot.profile import Profile
from bot.services.municipality import Municipality

_MUNICIPALITIES = 200
"""So many keep their names ready; making them takes some milliseconds."""

_WORDS = re.compile(r"[^\W_]+")


class _Kept:
    """A profile that is compared by being the same one: it holds what cannot be hashed."""

    def __init__(self, profile: Profile) -> None:
        self.profile = profile

    def __hash__(self) -> int:
        return id(self.profile)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Kept) and other.profile is self.profile


def understand(
    text: str, *, here: Municipality, today: date, known: Intent | None = None
) -> Understanding:
    """What somebody means: an intent, and what they say about it.

    :param known: the intent, where the place in which they type says it already.
    """
    return understand_dutch(text, today=today, names=_names(_Kept(here.profile)), known=known)


def categories_near(text: str, *, here: Municipality) -> tuple[str, ...]:
    """The slugs of the categories that the words of a text point at, the likeliest first."""
    scores: dict[str, float] = {}
    words = [word for word in plain(text).split() if word[0].isalnum()]
    for hit in _names(_Kept(here.profile)).categories.find(words):
        scores[hit.slug] = max(scores.get(hit.slug, 0.0), hit.weight)
    return tuple(sorted(scores, key=lambda slug: -scores[slug]))


def topic_in(text: str, *, here: Municipality) -> str:
    """The word in a text that names a category or theme here, as it was typed; else nothing."""
    names = _names(_Kept(here.profile))
    typed = _WORDS.findall(text)
    words = [folded(word) for word in typed]
    hits = [hit for lexicon in (names.categories, names.themes) for hit in lexicon.find(words)]
    if not hits:
        return ""
    best = max(hits, key=lambda hit: (hit.weight, -hit.start))
    return " ".join(typed[best.start : best.end])


def topic_of(meant: Understanding, text: str, *, here: Municipality) -> str:
    """What a question is about, in a few words of whoever asked it."""
    return in_sentence(meant.fields.title or "") or topic_in(text, here=here)


@lru_cache(_MUNICIPALITIES)
def _names(kept: _Kept) -> Names:
    return names_of(kept.profile)
