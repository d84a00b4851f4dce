"""A trajectory as somebody may see it: one view per audience and per person."""

import json
from dataclasses import fields, replace
from datetime import UTC, date, datetime, timedelta
from functools import cache
from typing import Any, get_type_hints

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.messages.message import Message
from bot.messages.trajectory_card import card
from bot.messages.trajectory_details import details
from bot.messages.trajectory_view import HistoryLine, Planning, TrajectoryView
from bot.policy.confidentiality import Audience
from bot.profile import load_profile, profile_names
from bot.services.errors import MayNotSeeError, NotFoundError
from bot.services.involved import involvement
from bot.services.municipality import Municipality, wording_for
from bot.services.trajectories import edit_trajectory, share_trajectory, visible
from bot.services.trajectory_fields import TrajectoryInput, input_of
from bot.services.trajectory_views import view_for_channel, view_for_person
from storage import event_log
from storage.tables import Trajectory
from storage.trajectories import TrajectoryRecord
from storage.vocabulary import Phase, Precision, ProcessRole, Sharing
from tests.messages.samples import days, plannings
from tests.services.house import (
    ADVISER,
    BUYER,
    CLIENT,
    COLLEAGUE,
    COORDINATOR,
    NOW,
    TODAY,
    House,
)

CHANNELS = (Audience.TEAM_CHANNEL, Audience.EXPOSED_CHANNEL)


@cache
def municipality(name: str) -> Municipality:
    """A municipality without a database."""
    profile = load_profile(name)
    return Municipality(1, "T1", profile, wording_for(profile))


def record_with(
    cents: int | None, planning: Planning | None, here: Municipality, title: str = "Asfalt"
) -> TrajectoryRecord:
    """A shared trajectory that nobody stored."""
    stored = Trajectory(
        id=3,
        workspace_id=1,
        number=14,
        title=title,
        phase=Phase.IDEA,
        category=here.profile.categories[0].slug if here.profile.categories else None,
        team=here.profile.teams[0].slug,
        value_cents=cents,
        publication_from=planning.start if planning else None,
        publication_until=planning.end if planning else None,
        publication_precision=planning.precision if planning else None,
        contract_start=date(2027, 6, 1),
        contract_end=date(2031, 5, 31),
        sharing=Sharing.TEAM,
        logged_by_id=1,
        created_at=NOW,
        updated_at=NOW,
    )
    themes = {here.profile.themes[0].slug: None}
    return TrajectoryRecord(stored, {ProcessRole.CLIENT: 2}, themes)


def posted(record: TrajectoryRecord, here: Municipality, audience: Audience) -> str:
    """What a channel gets, to the letter."""
    view = view_for_channel(record, here=here, audience=audience)
    message: Message = card(view, here.words)
    return json.dumps([message.text, message.blocks], ensure_ascii=False)


@pytest.mark.parametrize("name", profile_names())
@settings(max_examples=60, deadline=None)
@given(
    cents=st.integers(0, 10**11),
    share=st.floats(0, 1),
    planning=st.none() | plannings(),
    audience=st.sampled_from(CHANNELS),
)
def test_two_amounts_of_one_class_are_posted_alike(
    name: str, cents: int, share: float, planning: Planning | None, audience: Audience
) -> None:
    """What is posted cannot tell one from the other: no amount can be read from it."""
    here = municipality(name)
    classes = here.profile.value_classes.classes
    index = classes.index(here.profile.value_class(cents))
    low = (classes[index - 1].up_to or 0) * 100 + 1 if index else 0
    high = (classes[index].up_to or 10**9) * 100
    other = low + int((high - low) * share)
    assert here.profile.value_class(other) == classes[index]
    first, second = (record_with(each, planning, here) for each in (cents, other))
    assert posted(first, here, audience) == posted(second, here, audience)


@pytest.mark.parametrize("name", profile_names())
@settings(max_examples=60, deadline=None)
@given(cents=st.none() | st.integers(0, 10**11), planning=st.none() | plannings())
def test_outsiders_learn_neither_value_nor_planning(
    name: str, cents: int | None, planning: Planning | None
) -> None:
    """What they get is the same as if nobody had filled them in."""
    here = municipality(name)
    exposed = posted(record_with(cents, planning, here), here, Audience.EXPOSED_CHANNEL)
    empty = posted(record_with(None, None, here), here, Audience.EXPOSED_CHANNEL)
    assert exposed == empty


def test_a_team_reads_the_class_and_the_month() -> None:
    """That is what a team channel is for."""
    here = municipality("midden-groningen")
    planning = Planning(date(2027, 3, 1), date(2027, 3, 31), Precision.MONTH)
    shown = posted(record_with(40_000_000, planning, here), here, Audience.TEAM_CHANNEL)
    assert "waardeklasse 3" in shown
    assert "maart 2027" in shown


@settings(max_examples=40, deadline=None)
@given(cents=st.integers(0, 10**11), planning=plannings(), when=days())
def test_a_channel_never_gets_what_only_people_see(
    cents: int, planning: Planning, when: date
) -> None:
    """No amount, contract, people or history, in any channel."""
    here = municipality("leiden")
    record = record_with(cents, planning, here)
    record.trajectory.contract_start = when
    for audience in CHANNELS:
        view = view_for_channel(record, here=here, audience=audience)
        assert view.value_cents is None
        assert view.contract_start is view.contract_end is None
        assert (view.people, view.history, view.may_change) == ({}, (), False)
        assert view.meaning is None
        assert (view.outcomes, view.may_get_help) == ((), False)


def test_a_view_has_no_other_place_for_an_amount() -> None:
    """A field that is added later has to be thought about here."""
    known = {field.name for field in fields(TrajectoryView)}
    assert known == {
        *("trajectory_id", "number", "title", "phase", "channel", "shared", "category", "team"),
        *("value_cents", "value_class", "planning", "contract_start", "contract_end"),
        *("themes", "chances", "people", "history", "may_change"),
        *("lessons", "may_learn", "asks_need", "meaning", "start_form", "contract"),
        "explained",  # why a theme is not taken along: its people alone
        "intake",  # what was said and agreed at the talk: its people alone
        *("outcomes", "may_get_help"),  # what tools gave is for its people alone
        "pilot_year",
        "costs",  # who pays and who benefits: policy says who reads it
        "champions",  # who stands behind it: users, no amount
    }


def stored_case(house: House) -> int:
    """A shared case with a history, in the database."""
    with house.session() as session:
        client = house.viewer(session, CLIENT).person_id
        record = house.logs(
            session,
            value_cents=40_000_000,
            people={ProcessRole.CLIENT: client},
            themes=frozenset({"klimaat"}),
            publication=Planning(TODAY, TODAY, Precision.DAY),
            contract_end=date(2030, 1, 1),
        )
        trajectory_id = record.trajectory.id or 0
        asked = house.asked(session, BUYER, trajectory_id)
        share_trajectory(session, now=NOW, **asked)
        record = visible(session, **asked)
        edit_trajectory(
            session,
            here=house.here,
            viewer=house.viewer(session, ADVISER),
            trajectory_id=trajectory_id,
            version=2,
            wanted=TrajectoryInput(
                **{**vars(input_of(record)), "title": "Beton", "team": "facilitair"}
            ),
            now=NOW + timedelta(days=1),
        )
        session.commit()
    return trajectory_id


def seen_by(
    house: House, user: str, trajectory_id: int, *, outsider: bool = False, at_card: bool = False
) -> TrajectoryView:
    """The details as somebody opens them."""
    with house.session() as session:
        viewer = house.viewer(session, user, outsider=outsider)
        whose: dict[str, Any] = {"here": house.here, "viewer": viewer}
        record = visible(session, **whose, trajectory_id=trajectory_id, at_card=at_card)
        return view_for_person(session, record, **whose, today=TODAY)


@pytest.mark.parametrize(
    ("user", "belongs"),
    [(BUYER, True), (CLIENT, True), (ADVISER, True), (COORDINATOR, True), (COLLEAGUE, False)],
)
def test_the_amount_is_for_who_has_to_do_with_it(house: House, user: str, *, belongs: bool) -> None:
    """Anybody else reads the class, and no figure anywhere in the modal."""
    view = seen_by(house, user, stored_case(house))
    assert view.value_cents == (40_000_000 if belongs else None)
    assert view.may_change is belongs
    assert view.value_class == "waardeklasse 3"
    modal = json.dumps(details(view, house.here.words), ensure_ascii=False)
    assert ("400.000" in modal) is belongs
    assert ("trajectory_open_edit" in modal) is belongs


def test_an_outsider_reads_no_more_than_a_card_for_outsiders(house: House) -> None:
    """The details of what stands in a channel where they read along."""
    trajectory_id = stored_case(house)
    view = seen_by(house, COLLEAGUE, trajectory_id, outsider=True, at_card=True)
    assert (view.title, view.team, view.channel) == ("Beton", "Team Facilitair", "bor")
    assert (view.phase, view.value_class, view.value_cents, view.planning) == (None,) * 4
    assert (view.contract_start, view.contract_end) == (None, None)
    assert (view.people, view.history, view.may_change) == ({}, (), False)
    modal = json.dumps(details(view, house.here.words), ensure_ascii=False)
    assert "Wat er gebeurde" not in modal
    assert "Waar staat het?" not in modal


def test_an_outsider_without_a_role_opens_nothing_by_its_number(house: House) -> None:
    """What the list hides, nobody reads number by number; unshared, not by a card either."""
    trajectory_id = stored_case(house)
    with pytest.raises(MayNotSeeError) as refused:
        seen_by(house, COLLEAGUE, trajectory_id, outsider=True)
    assert refused.value.phrase == NotFoundError.phrase, "the same as where there is none"
    with house.session() as session:
        unshared = house.logs(session).trajectory.id or 0
        session.commit()
    with pytest.raises(MayNotSeeError):
        seen_by(house, COLLEAGUE, unshared, outsider=True, at_card=True)


@pytest.mark.parametrize("user", [BUYER, CLIENT, ADVISER, COORDINATOR])
def test_an_outsider_with_a_role_reads_what_the_role_may(house: House, user: str) -> None:
    """Somebody hired as a buyer or an adviser is a guest in Slack; lessons are for colleagues."""
    trajectory_id = stored_case(house)
    inside, outside = (
        seen_by(house, user, trajectory_id, outsider=outsider) for outsider in (False, True)
    )
    assert outside == replace(inside, may_learn=user in {ADVISER, COORDINATOR})


def test_a_person_reads_everything_else(house: House) -> None:
    """Labels in people's words, people by their Slack id, and what happened."""
    view = seen_by(house, COLLEAGUE, stored_case(house))
    assert view.title == "Beton"
    assert view.team == "Team Facilitair" == house.here.profile.team("facilitair").label
    assert view.themes == ("klimaat",)
    assert set(view.chances) >= {"klimaat"}
    assert view.people == {ProcessRole.CLIENT: CLIENT}
    assert str(view.planning) == "23 november 2026"
    assert view.contract_end is None  # it is not signed: that is for its people
    assert view.history == (
        HistoryLine("logged", "23 november 2026, 09:00", BUYER),
        HistoryLine("shared", "23 november 2026, 09:00", BUYER),
        HistoryLine(
            "changed",
            "24 november 2026, 09:00",
            ADVISER,
            ("team", "title"),
            {"team": ("Team BOR", "Team Facilitair"), "title": ("Asfalt", "Beton")},
        ),
    )


def test_the_details_name_the_channel_in_which_it_stands(house: House) -> None:
    """Its team may have changed since; the card has not moved."""
    view = seen_by(house, COLLEAGUE, stored_case(house))
    assert view.channel == "bor"


def test_a_history_whose_words_were_blanked_can_still_be_read(house: House) -> None:
    """That something changed stays known; what it was is gone."""
    trajectory_id = stored_case(house)
    with house.session() as session:
        asked = house.asked(session, BUYER, trajectory_id)
        record = visible(session, **asked)
        edit_trajectory(
            session,
            version=3,
            wanted=TrajectoryInput(**{**vars(input_of(record)), "title": "Een naam"}),
            now=datetime(2027, 7, 1, tzinfo=UTC),
            **asked,
        )
        event_log.redact(
            session,
            workspace_id=house.here.workspace_id,
            subject_kind="trajectory",
            subject_id=trajectory_id,
            actor_id=None,
            now=NOW,
        )
        session.commit()
    view = seen_by(house, COLLEAGUE, trajectory_id)
    changed, redacted = view.history[-2:]
    assert changed == HistoryLine("changed", "1 juli 2027, 02:00", BUYER)
    assert redacted.kind == "redacted"
    modal = json.dumps(details(view, house.here.words), ensure_ascii=False)
    assert f"1 juli 2027, 02:00 · <@{BUYER}> wijzigde iets" in modal


def test_what_has_left_the_profile_is_left_out(house: House) -> None:
    """A case of years ago still opens."""
    with house.session() as session:
        record = house.logs(
            session, category="verdwenen", team="weg", themes=frozenset({"weg", "klimaat"})
        )
        session.commit()
    view = seen_by(house, BUYER, record.trajectory.id or 0)
    assert (view.category, view.team, view.chances) == (None, None, ())
    assert view.themes == ("klimaat",)
    assert view.channel == house.here.profile.channels.default


def test_involvement_is_read_from_the_record(house: House) -> None:
    """Who logged it counts, without any role."""
    with house.session() as session:
        client = house.viewer(session, CLIENT).person_id
        record = house.logs(session, people={ProcessRole.CLIENT: client})
        involved = involvement(record)
    assert involved.logged_by == record.trajectory.logged_by_id != client
    assert involved.role_holders == {client}
    assert involved.sharing is Sharing.PRIVATE


def test_every_field_that_can_change_has_words_in_the_history() -> None:
    """Or the details of a case would no longer open after such a change."""
    phrases = municipality("leiden").words.pages()["trajectory_details"]
    for name in get_type_hints(TrajectoryInput):
        assert f"field_{'roles' if name == 'people' else name}" in phrases
