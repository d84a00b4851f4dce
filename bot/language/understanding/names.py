"""What a municipality calls its themes, categories and teams, as its profile has it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Protocol

from bot.language.understanding.cues import words_in_cues
from bot.language.understanding.lexicon import Entry, Lexicon
from bot.language.understanding.mend import Mender
from bot.language.understanding.teams import TeamNames
from bot.profile import Profile

_NAMED = 1.2
"""What a label counts for, against a keyword."""

_ALIAS = 0.9
"""An alias of a category ("advies", "kantoor") is an everyday word too."""

_HINTED = 1.0


@dataclass(frozen=True)
class Names:
    """Made once for a municipality with :func:`names_of`, and used for every text."""

    themes: Lexicon
    categories: Lexicon
    teams: TeamNames
    team_names: Mapping[str, str]
    """The name of a team as people write it, by its slug."""
    mender: Mender


class _Named(Protocol):
    slug: str
    label: str
    aliases: tuple[str, ...]
    keywords: tuple[str, ...]


def names_of(profile: Profile) -> Names:
    """The names in a profile. Takes some milliseconds: keep what it returns."""
    themes = Lexicon(_entries(profile.themes))
    categories = Lexicon(_entries(profile.categories))
    return Names(
        themes=themes,
        categories=categories,
        teams=TeamNames(
            (team.slug, (team.name, team.label, *team.aliases)) for team in profile.teams
        ),
        team_names={team.slug: team.name for team in profile.teams},
        mender=Mender(themes.words | categories.words | words_in_cues()),
    )


def _entries(named: Iterable[_Named]) -> Iterator[Entry]:
    for each in named:
        yield Entry(each.slug, each.label, _NAMED)
        yield from (Entry(each.slug, name, _ALIAS) for name in each.aliases)
        yield from (Entry(each.slug, name, _HINTED) for name in each.keywords)
