"""Made-up cases for the presenters, from ordinary to hostile."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from typing import Any

from hypothesis import strategies as st

from bot.messages.trajectory_form import FormState
from bot.messages.trajectory_view import HistoryLine, Planning, TrajectoryView
from bot.messages.wording import Wording
from bot.profile import Profile, load_profile, profile_names
from bot.services.municipality import wording_for
from storage.vocabulary import Phase, Precision, ProcessRole
from tests.profile.samples import EVERY_OPTION

LONGEST_CHANNEL = "a" * 80
LARGEST_NUMBER = 99_999
"""A municipality that logs a hundred purchases a week gets there in twenty years."""

COMMON = {
    "acronym": "VI",
    "command": "/vi",
    "organisation": "gemeente Dorp",
    "coordinator_title": "coördinator",
    "adviser_title": "inkoopadviseur",
    "champion_title": "vaandeldrager",
    "lesson": "leerervaring",
    "lessons": "leerervaringen",
    "has_start_form": True,
    "has_social_return": True,
    "has_criteria": True,
    "has_prize": True,
    "has_selection": True,
    "plan_parts": ["doelen", "ambities", "manifest"],
}

FIELDS = (
    "title",
    "category",
    "team",
    "value_cents",
    "social_return",
    "publication",
    "contract_start",
    "contract_end",
    "themes",
    "roles",
)


@dataclass(frozen=True)
class House:
    """A municipality to make messages for."""

    profile: Profile
    words: Wording


def houses() -> list[str]:
    """Every shipped profile, and a made-up one that uses every option."""
    return [*profile_names(), str(EVERY_OPTION)]


@cache
def house(name: str) -> House:
    """The municipality with this profile."""
    profile = load_profile(name)
    return House(profile, wording_for(profile))


HOSTILE = st.sampled_from(
    (
        "<!channel>",
        "<@U0001>",
        "<https://kwaad.example|klik>",
        ":tada:",
        "&amp;",
        "&",
        "*vet*",
        "`code`",
        "thema's",
        '"',
        "\n",
        "\u202e",
        "שלום",
        "👩‍👩‍👧",
        "{{ 7 * 7 }}",
        "{% raw %}",
    )
)


def typed_texts(*, longest: int = 400) -> st.SearchStrategy[str]:
    """What somebody may type: something, up to far beyond any limit."""
    return st.builds(
        lambda text, trap, times: ((text + trap) * times)[:longest],
        st.text(max_size=30),
        HOSTILE | st.just(""),
        st.sampled_from((1, 1, 1, 5, 200)),
    ).filter(str.strip)


def days() -> st.SearchStrategy[date]:
    """Days that a purchase may be planned on."""
    return st.dates(date(2001, 1, 1), date(2099, 12, 31))


@st.composite
def plannings(draw: st.DrawFn) -> Planning:
    """A span of days, known to any precision."""
    start, end = sorted((draw(days()), draw(days())))
    return Planning(start, end, draw(st.sampled_from(Precision)))


def people() -> st.SearchStrategy[Mapping[ProcessRole, str]]:
    """Who holds which role: nobody, one person, or somebody for each."""
    everyone = {role: f"U000{number}" for number, role in enumerate(ProcessRole)}
    return st.sampled_from(({}, {ProcessRole.BUYER: "U0001"}, everyone))


def histories() -> st.SearchStrategy[tuple[HistoryLine, ...]]:
    """What happened: nothing that is known any more, a little, or sixty changes."""
    at = "23 november 2026, 09:00"
    logged, shared = HistoryLine("logged", at, "U0001"), HistoryLine("shared", at, "")
    changed, blanked = HistoryLine("changed", at, "U0002", FIELDS), HistoryLine("changed", at, "")
    return st.sampled_from(
        ((), (logged,), (logged, shared, changed), (logged, blanked), (changed,) * 60)
    )


def views(profile: Profile) -> st.SearchStrategy[TrajectoryView]:
    """A trajectory as a presenter gets it: anything may be missing, or be there in full."""
    categories = [each.label for each in profile.categories]
    teams = [each.label for each in profile.teams]
    labels = [each.label for each in profile.themes]
    ten = tuple((labels * 10)[:10])
    themes = st.sampled_from(((), tuple(labels[:1]), tuple(labels), ten))
    channels = [profile.channels.default, LONGEST_CHANNEL]
    return st.builds(
        TrajectoryView,
        trajectory_id=st.integers(1, 2**31 - 1),
        number=st.integers(1, LARGEST_NUMBER),
        title=typed_texts(),
        phase=st.sampled_from(Phase),
        channel=st.sampled_from(channels),
        shared=st.booleans(),
        category=st.sampled_from([None, *categories]),
        team=st.sampled_from([None, *teams]),
        value_cents=st.none() | st.integers(0, 10**11),
        value_class=st.sampled_from(
            [None, *(each.label for each in profile.value_classes.classes)]
        ),
        planning=st.none() | plannings(),
        contract_start=st.none() | days(),
        contract_end=st.none() | days(),
        themes=themes,
        chances=themes,
        people=people(),
        history=histories(),
        may_change=st.booleans(),
    )


def states(profile: Profile) -> st.SearchStrategy[FormState]:
    """What may stand in a form; slugs that the profile does not know any more, too."""

    def slugs(entries: Sequence[Any]) -> st.SearchStrategy[str | None]:
        return st.sampled_from([None, "verdwenen", *(each.slug for each in entries)])

    days_or_none = st.none() | days().map(date.isoformat)
    return st.builds(
        FormState,
        title=st.just("") | typed_texts(),
        category=slugs(profile.categories),
        team=slugs(profile.teams),
        value=st.just("") | typed_texts(),
        publication=st.just("") | typed_texts(),
        contract_start=days_or_none,
        contract_end=days_or_none,
        themes=st.sampled_from(((), ("verdwenen",), tuple(theme.slug for theme in profile.themes))),
        people=people(),
    )


def ordinary(profile: Profile, *, number: int = 14) -> TrajectoryView:
    """A trajectory with everything filled in."""
    labels = tuple(each.label for each in profile.themes)
    return TrajectoryView(
        trajectory_id=3,
        number=number,
        title="Vervanging straatverlichting Slochteren",
        phase=Phase.IDEA,
        channel=max(
            (profile.channels.default, *(team.channel or "" for team in profile.teams)), key=len
        ),
        shared=True,
        category=profile.categories[0].label if profile.categories else None,
        team=profile.teams[0].label if profile.teams else None,
        value_class=profile.value_classes.classes[0].label,
        planning=Planning(date(2027, 3, 1), date(2027, 3, 31), Precision.MONTH),
        contract_start=date(2027, 6, 1),
        contract_end=date(2031, 5, 31),
        themes=labels,
        chances=labels,
        people={role: f"U{number}" for number, role in enumerate(ProcessRole)},
        history=(
            HistoryLine("logged", "23 november 2026, 09:00", "U0001"),
            HistoryLine("shared", "23 november 2026, 09:01", "U0001"),
            HistoryLine("changed", "24 november 2026, 10:00", "U0002", FIELDS),
        ),
        may_change=True,
    )


def bare(profile: Profile) -> TrajectoryView:
    """A trajectory of which only the name is known."""
    full = ordinary(profile)
    return replace(
        full,
        shared=False,
        category=None,
        team=None,
        value_class=None,
        planning=None,
        contract_start=None,
        contract_end=None,
        themes=(),
        chances=(),
        people={},
        history=full.history[:1],
        may_change=False,
    )


def texts_in(payload: object, kind: str) -> Iterator[str]:
    """The text of every text object of a kind (``mrkdwn`` or ``plain_text``), at any depth."""
    if isinstance(payload, Mapping):
        if payload.get("type") == kind and isinstance(payload.get("text"), str):
            yield str(payload["text"])
        for value in payload.values():
            yield from texts_in(value, kind)
    elif isinstance(payload, list | tuple):
        for value in payload:
            yield from texts_in(value, kind)


def buttons_in(payload: object) -> Iterator[Mapping[str, Any]]:
    """Every button, at any depth."""
    if isinstance(payload, Mapping):
        if payload.get("type") == "button":
            yield payload
        for value in payload.values():
            yield from buttons_in(value)
    elif isinstance(payload, list | tuple):
        for value in payload:
            yield from buttons_in(value)
