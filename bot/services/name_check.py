"""Pointing out names of suppliers and products before a text is kept.

A name in a lesson may give one supplier an advantage over the others (equal treatment,
Aanbestedingswet 2012 art. 1.8), so whoever writes one is shown it first and decides.
"""

from collections.abc import Collection, Iterable, Iterator

from bot.language.names import possible_names
from bot.profile import Profile
from bot.services.form_states import fingerprint
from bot.services.municipality import Municipality


def names_in(texts: Iterable[str | None], *, here: Municipality) -> tuple[str, ...]:
    """Possible names of suppliers and products in these texts, each once.

    Not those that the municipality's profile knows: its teams, themes, papers, partners.
    """
    known = frozenset(filter(None, _own_names(here.profile)))
    found: dict[str, str] = {}
    for text in texts:
        for name in possible_names(text or "", known):
            found.setdefault(name.casefold(), name)
    return tuple(found.values())


def with_names(texts: Iterable[str], *, here: Municipality) -> frozenset[str]:
    """Those of these texts in which such a name may stand."""
    known = frozenset(filter(None, _own_names(here.profile)))
    return frozenset(text for text in texts if possible_names(text, known))


def unseen_names(text: str, *, here: Municipality, seen: Collection[str]) -> tuple[str, ...]:
    """Possible names in a text, where one of them was not pointed out yet.

    :param seen: the fingerprints of what was pointed out before.
    """
    names = names_in((text,), here=here)
    return () if all(fingerprint(name) in seen for name in names) else names


def _own_names(profile: Profile) -> Iterator[str | None]:
    """Every name by which a profile calls something of its own."""
    yield from profile.known_names
    yield from (profile.name, profile.organisation, profile.acronym, profile.acronym_meaning)
    yield from (profile.coordinator_title, profile.adviser_title)
    yield from (profile.member_title, profile.champion_title)
    yield from (profile.words.machine, profile.words.best)
    for theme in profile.themes:
        yield from (theme.label, *theme.aliases)
    for category in profile.categories:
        yield from (category.label, *category.aliases)
    for team in profile.teams:
        yield from (team.name, team.label, *team.aliases)
    yield from (source.title for source in profile.sources)
    yield from (domain.label for domain in profile.domains)
    yield from (body.label for body in profile.bodies)
    yield from (role.label for role in profile.roles)
    yield from (tool.label for tool in profile.tools)
    yield from (network.label for network in profile.networks)
    yield from (rhythm.label for rhythm in profile.rhythms)
