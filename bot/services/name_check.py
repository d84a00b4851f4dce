"""Pointing out names of suppliers and products before a text is kept."""

from collections.abc import Iterable

from bot.language.names import possible_names
from bot.services.municipality import Municipality


def names_in(texts: Iterable[str | None], *, here: Municipality) -> tuple[str, ...]:
    """Possible names of suppliers and products in these texts, each once."""
    known = [here.profile.name, here.profile.organisation, here.profile.acronym]
    found = [name for text in texts if text for name in possible_names(text, known)]
    return tuple(dict.fromkeys(found))
