"""What somebody chose by typing: the names of some choices, and nothing else."""

from collections.abc import Mapping

from bot.language.commands import nearest
from bot.language.folding import folded

_BETWEEN = frozenset({"en", "ook", "de", "het", "een", "thema", "themas", "fase", "soort", "ging"})
"""Words beside a name that change nothing."""


def read_choices(text: str, names: Mapping[str, str]) -> tuple[str, ...] | None:
    """The slugs of everything that is named, in that order; None when something is no name.

    The longest name counts. A name alone may have a slip of the finger in it.

    :param names: the slug behind every name, folded.
    """
    words, found = folded(text).split(), []
    longest = max((len(name.split()) for name in names), default=0)
    at = 0
    while at < len(words):
        for length in range(min(longest, len(words) - at), 0, -1):
            slug = names.get(" ".join(words[at : at + length]))
            if slug is not None:
                found.append(slug)
                at += length
                break
        else:
            if words[at] not in _BETWEEN:
                meant = nearest(text, names)
                return (names[meant],) if meant else None
            at += 1
    return tuple(dict.fromkeys(found)) or None
