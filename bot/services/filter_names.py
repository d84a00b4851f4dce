"""Every name that people type behind a keyword to filter a list, from the profile."""

from collections.abc import Iterable

from bot.language.folding import folded
from bot.language.list_filters import Kind
from bot.messages.trajectory_view import phase_label
from bot.services.municipality import Municipality
from storage.vocabulary import Phase


def names_of(here: Municipality, kinds: Iterable[Kind]) -> dict[Kind, dict[str, str]]:
    """For each of these kinds the slug behind every name, folded."""
    return {kind: _folded(_named(kind, here)) for kind in kinds}


def _named(kind: Kind, here: Municipality) -> Iterable[tuple[str, tuple[str, ...]]]:
    profile = here.profile
    match kind:
        case Kind.TEAM:
            return (
                (team.slug, (team.slug, team.name, team.label, *team.aliases))
                for team in profile.teams
            )
        case Kind.PHASE:
            return ((each.value, (each.value, phase_label(each, here.words))) for each in Phase)
        case Kind.CATEGORY:
            entries = profile.categories
            return ((each.slug, (each.slug, each.label, *each.aliases)) for each in entries)
        case Kind.THEME:
            return ((each.slug, (each.slug, each.label, *each.aliases)) for each in profile.themes)


def _folded(named: Iterable[tuple[str, Iterable[str]]]) -> dict[str, str]:
    """The slug behind every name; a name of two things means the first."""
    slugs: dict[str, str] = {}
    for slug, names in named:
        for name in names:
            slugs.setdefault(folded(name), slug)
    return slugs
