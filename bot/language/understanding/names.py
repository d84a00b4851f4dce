"""What a municipality calls its themes, categories and teams, as its profile has it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

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


def names_of(profile: Profile) -> Names:
    """The names in a profile. Takes some milliseconds: keep what it returns."""
    themes = Lexicon(
        entry
        for theme in profile.themes
        for entry in _entries(theme.slug, theme.label, theme.aliases, theme.keywords)
    )
    categories = Lexicon(
        entry
        for each in profile.categories
        for entry in _entries(
            each.slug, each.label, each.aliases, (*each.keywords, *each.recognised_by)
        )
    )
    return Names(
        themes=themes,
        categories=categories,
        teams=TeamNames(
            (team.slug, (team.name, team.label, *team.aliases)) for team in profile.teams
        ),
        team_names={team.slug: team.name for team in profile.teams},
        mender=Mender(themes.words | categories.words | words_in_cues()),
    )


def _entries(
    slug: str, label: str, aliases: Iterable[str], words: Iterable[str]
) -> Iterator[Entry]:
    yield Entry(slug, label, _NAMED)
    yield from (Entry(slug, name, _ALIAS) for name in aliases)
    yield from (Entry(slug, word, _HINTED) for word in words)
