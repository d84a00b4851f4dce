"""Between form and trajectory: what is shown comes back, and what nobody touched survives."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlmodel import Session

from bot.language.cases import read_case
from bot.messages.form_fields import read_state
from bot.messages.trajectory_form import TITLE_LENGTH, FormState, edit_form, new_form
from bot.profile import Profile, profile_names
from bot.services.form_states import clashing, fingerprints, touched
from bot.services.municipality import Municipality
from bot.services.trajectory_fields import TrajectoryInput, input_of
from bot.services.trajectory_forms import (
    form_of,
    proposed_form,
    readable_field,
    typed_form,
)
from bot.services.trajectory_input import read_fields
from storage.people import ensure_person
from storage.vocabulary import Precision, ProcessRole
from tests.messages.filled_in import sent_as_it_stands
from tests.messages.samples import days, plannings, states
from tests.messages.samples import house as paper_house
from tests.services.house import BUYER, CLIENT, NOW, TODAY, House, build_house


def changed_by_others(
    current: FormState, base: Mapping[str, str], *, here: Municipality
) -> dict[str, str]:
    """What the fields hold by now that differ from what the form was opened with."""
    return {name: readable_field(name, current, here) for name in touched(current, base)}


USERS = tuple(f"U{number}" for number in range(5))

some = settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@st.composite
def inputs(draw: st.DrawFn, profile: Profile) -> TrajectoryInput:
    """Any trajectory that a form could have brought. People are numbers of users."""
    planning = draw(st.none() | plannings())
    if planning is not None:  # as the language understands it: a month is a whole month
        planning = replace(planning, precision=Precision.PERIOD)
    title = "".join(filter(str.isprintable, draw(st.text(max_size=60))))
    start, end = draw(st.none() | days()), draw(st.none() | days())
    if start and end and end < start:
        start, end = end, start
    category = draw(st.sampled_from(profile.categories))
    slugs = [theme.slug for theme in profile.themes]
    return TrajectoryInput(
        title=" ".join(title.split()) or "Asfalt",
        category=category.slug,
        team=draw(st.sampled_from(profile.teams)).slug,
        value_cents=draw(st.none() | st.integers(0, 10**11)),
        publication=planning,
        contract_start=start,
        contract_end=end,
        themes=draw(st.frozensets(st.sampled_from(slugs))),
        people=draw(st.dictionaries(st.sampled_from(ProcessRole), st.integers(0, 4))),
    )


@contextmanager
def with_people(house: House, wanted: TrajectoryInput) -> Iterator[tuple[Session, TrajectoryInput]]:
    """A session in which the people exist, and the input with their ids."""
    with house.session() as session:
        ids = [_person(session, house.here, user) for user in USERS]
        people = {role: ids[number] for role, number in wanted.people.items()}
        yield session, replace(wanted, people=people)


def _person(session: Session, here: Municipality, user: str) -> int:
    person = ensure_person(session, workspace_id=here.workspace_id, slack_user_id=user, now=NOW)
    return person.id or 0


def through_slack(state: FormState, here: Municipality) -> FormState:
    """The edit form, opened and sent in without touching a field."""
    view = edit_form(state, here.profile, here.words, number=14, metadata="", step="1")
    return typed_form(read_state(sent_as_it_stands(view)), start=state)


@pytest.mark.parametrize("name", profile_names())
@some
@given(data=st.data())
def test_a_form_brings_back_what_it_showed(house: House, name: str, data: st.DataObject) -> None:
    """Every field of any trajectory: stored, shown, sent, read again."""
    own = build_house(house.database, team_id=f"T-{name}", profile=name)
    here = own.here
    drawn = data.draw(inputs(here.profile))
    with with_people(own, drawn) as (session, wanted):
        record = own.logs(session, **vars(wanted))
        state = form_of(session, record, here=here)
        sent = through_slack(state, here)
        assert sent == state
        assert touched(sent, fingerprints(state)) == frozenset()
        read = read_fields(session, sent, here=here, today=TODAY, now=NOW)
        assert isinstance(read, TrajectoryInput)
        assert str(read.publication) == str(wanted.publication)
        assert replace(read, publication=wanted.publication) == wanted


@some
@given(data=st.data())
def test_what_nobody_touched_is_not_read_again(house: House, data: st.DataObject) -> None:
    """A value that we could no longer read from our own words would else be lost."""
    drawn = data.draw(inputs(house.here.profile))
    garbage = FormState(title="", category="weg", team="weg", value="??", publication="??")
    with with_people(house, drawn) as (session, wanted):
        record = house.logs(session, **vars(wanted))
        state = replace(garbage, people=form_of(session, record, here=house.here).people)
        read = read_fields(
            session,
            state,
            here=house.here,
            today=TODAY,
            now=NOW,
            fields=frozenset(),
            start=input_of(record),
        )
        assert read == wanted


def test_what_the_form_cannot_show_survives_it(house: House) -> None:
    """A title from an import, a team of before the reorganisation, a theme of the old plan."""
    kept: dict[str, Any] = {
        "title": "Levering " * 30,
        "team": "opgeheven",
        "themes": frozenset({"klimaat", "oud-thema"}),
    }
    with house.session() as session:
        record = house.logs(session, **kept)
        state = form_of(session, record, here=house.here)
        assert (len(state.title), state.team, state.themes) == (TITLE_LENGTH, None, ("klimaat",))
        sent = replace(through_slack(state, house.here), value="4 ton")
        own = touched(sent, fingerprints(state))
        assert own == {"value"}
        read = read_fields(
            session,
            sent,
            here=house.here,
            today=TODAY,
            now=NOW,
            fields=own,
            start=input_of(record),
        )
        assert read == replace(input_of(record), value_cents=40_000_000)


def _comparable(state: FormState) -> dict[str, Any]:
    """Fields as people compare them: nothing is nothing, and ticks have no order."""
    fields = {name: value or None for name, value in state.field_values().items()}
    return {**fields, "themes": frozenset(state.themes)}


@settings(max_examples=50, deadline=None)
@given(data=st.data())
def test_touched_is_what_differs(data: st.DataObject) -> None:
    """Field by field; the order in which themes were ticked is no difference."""
    profile = paper_house("midden-groningen").profile
    one, other = data.draw(states(profile)), data.draw(states(profile))
    before, after = (_comparable(state) for state in (one, other))
    differ = {name for name, value in before.items() if value != after[name]}
    assert touched(other, fingerprints(one)) == differ
    turned = replace(one, themes=one.themes[::-1])
    assert touched(turned, fingerprints(one)) == frozenset()


@settings(max_examples=50, deadline=None)
@given(data=st.data())
def test_merging_keeps_each_from_its_own_side(data: st.DataObject) -> None:
    """What somebody typed, and for the rest what stands there now."""
    profile = paper_house("midden-groningen").profile
    typed, current = data.draw(states(profile)), data.draw(states(profile))
    names = frozenset(typed.field_values())
    mine = data.draw(st.frozensets(st.sampled_from(sorted(names))))
    together = current.taking(typed, mine).field_values()
    for name in names:
        side = typed if name in mine else current
        assert together[name] == side.field_values()[name]
    assert current.taking(typed, names) == typed
    assert current.taking(typed, frozenset()) == current


@settings(max_examples=50, deadline=None)
@given(data=st.data())
def test_only_a_field_that_both_changed_differently_clashes(data: st.DataObject) -> None:
    """What nothing of theirs would be overwritten by is saved at once."""
    profile = paper_house("midden-groningen").profile
    opened, mine, theirs = (data.draw(states(profile)) for _ in range(3))
    base = fingerprints(opened)
    own = touched(mine, base)
    clash = clashing(mine, theirs, base, own=own)
    assert clash == own & touched(theirs, base) & touched(mine, fingerprints(theirs))
    kept = theirs.taking(mine, own - clash).field_values()
    for name in touched(theirs, base):
        assert _print_of(kept, name) == _print_of(theirs.field_values(), name)
    assert clashing(mine, mine, base, own=own) == frozenset()
    assert clashing(mine, opened, base, own=own) == frozenset()


def _print_of(fields: Mapping[str, Any], name: str) -> object:
    value = fields[name]
    return frozenset(value) if name == "themes" else value or None


@settings(max_examples=50, deadline=None)
@given(data=st.data())
def test_two_people_at_once_lose_nothing(data: st.DataObject) -> None:
    """Mine beats what I saw; theirs beats what I left alone; what clashes is shown to me."""
    profile = paper_house("midden-groningen").profile
    opened, mine, theirs = (data.draw(states(profile)) for _ in range(3))
    base = fingerprints(opened)
    together = theirs.taking(mine, touched(mine, base))
    my_fields, their_fields = touched(mine, base), touched(theirs, base)
    for name, value in together.field_values().items():
        if name in my_fields:
            assert value == mine.field_values()[name]
        elif name in their_fields:
            assert value == theirs.field_values()[name]
    here = Municipality(1, "T1", profile, paper_house("midden-groningen").words)
    assert set(changed_by_others(theirs, base, here=here)) == their_fields


def test_what_others_changed_is_told_in_peoples_words(house: House) -> None:
    """Labels and dates, not slugs and ISO; empty where there is nothing now."""
    base = fingerprints(FormState(value="€ 100", themes=("klimaat",)))
    now = FormState(
        title="Riolering",
        category="gww",
        team="bor",
        themes=("klimaat", "social-return"),
        contract_start="2027-06-01",
    )
    assert changed_by_others(now, base, here=house.here) == {
        "title": "Riolering",
        "category": house.here.profile.category("gww").label,
        "team": "Team BOR",
        "value": "",
        "themes": "Klimaat, Social return",
        "contract_start": "1 juni 2027",
    }
    gone = changed_by_others(FormState(category="weg"), base, here=house.here)
    assert gone["category"] == ""


def test_a_field_that_the_form_did_not_show_stays(house: House) -> None:
    """The new form asks for one person only; a profile may have no categories."""
    start = FormState(category="gww", themes=("klimaat",), people={ProcessRole.BUYER: BUYER})
    assert typed_form({"title": "x"}, start=start) == replace(start, title="x")
    sent: Mapping[str, Any] = {"client": CLIENT, "buyer": None}
    assert typed_form(sent, start=start).people == {ProcessRole.CLIENT: CLIENT}
    assert typed_form({}) == FormState()
    assert house.here.profile.categories


@pytest.mark.parametrize(
    ("typed", "title", "value", "publication"),
    [
        (
            "vervanging straatverlichting Slochteren 4 ton",
            "Vervanging straatverlichting Slochteren",
            "€ 400.000",
            "",
        ),
        ("gymzaal na de zomer", "Gymzaal", "", "september tot en met oktober 2027"),
        ("", "", "", ""),
    ],
)
def test_the_command_fills_the_form(
    house: House, typed: str, title: str, value: str, publication: str
) -> None:
    """With words that the form itself understands, and whoever asks as the client."""
    here = house.here
    state = proposed_form(read_case(typed, TODAY), client_user=CLIENT)
    assert state == FormState(
        title=title, value=value, publication=publication, people={ProcessRole.CLIENT: CLIENT}
    )
    view = new_form(replace(state, category="gww"), here.profile, here.words, metadata="", step="1")
    sent = typed_form(read_state(sent_as_it_stands(view)))
    with house.session() as session:
        read = read_fields(session, sent, here=here, today=TODAY, now=NOW)
    assert isinstance(read, TrajectoryInput) is bool(title)


@pytest.mark.parametrize(
    ("typed", "value", "phrase"),
    [
        ("bankjes tussen 1 en 2 ton", "€ 100.000 tot € 200.000", "value_range"),
        ("schoonmaak 50.000 per jaar", "€ 50.000 per jaar", "value_per_period"),
        ("laptops € 50.000 incl. btw", "€ 50.000 incl. btw", "value_with_vat"),
    ],
)
def test_what_is_said_of_an_amount_is_not_dropped(
    house: House, typed: str, value: str, phrase: str
) -> None:
    """The bare figure would be another value; now the form asks for the right one."""
    state = proposed_form(read_case(typed, TODAY), client_user=CLIENT)
    assert state.value == value
    with house.session() as session:
        problems = read_fields(
            session, replace(state, category="gww"), here=house.here, today=TODAY, now=NOW
        )
    assert isinstance(problems, list)
    assert [problem.phrase for problem in problems] == [phrase]
