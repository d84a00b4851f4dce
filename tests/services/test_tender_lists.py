"""The tender calendar as a list and as a form, on both databases."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from sqlmodel import Session

from bot.messages.tender_form import TenderFormState
from bot.messages.tender_list_state import Shown, TenderListState, quarter_slug
from bot.messages.trajectory_view import Planning
from bot.services.tender_details import tender_details
from bot.services.tender_fields import TenderInput, input_of
from bot.services.tender_forms import form_of, read_fields
from bot.services.tender_lists import asked_state, tender_listing, typed_state, typed_tender
from bot.services.tenders import add_tender, drop_tender, rewrite_tender
from storage.tables import Tender
from storage.vocabulary import Precision, TenderState
from tests.services.house import BUYER, CLIENT, COLLEAGUE, COORDINATOR, NOW, TODAY, House
from tests.storage.making import known

QUARTER = Planning(date(2027, 4, 1), date(2027, 6, 30), Precision.QUARTER)
LAMPS = TenderInput(title="Lampen", team="bor", category="gww", publication=QUARTER)


@pytest.fixture
def house(house_on_each: House) -> House:
    """On both databases."""
    return house_on_each


def put(session: Session, house: House, wanted: TenderInput, *, by: str = CLIENT) -> Tender:
    """Put on the calendar by somebody."""
    viewer = house.viewer(session, by)
    return add_tender(session, here=house.here, actor_id=viewer.person_id, wanted=wanted, now=NOW)


def shown(
    session: Session,
    house: House,
    state: TenderListState | None = None,
    *,
    by: str = COLLEAGUE,
    outsider: bool = False,
    today: date = TODAY,
) -> list[str]:
    """The titles that somebody reads."""
    viewer = house.viewer(session, by, outsider=outsider)
    state = state or TenderListState()
    found = tender_listing(session, here=house.here, viewer=viewer, state=state, today=today)
    assert found.total == len(found.rows)
    assert not any(row.value_cents for row in found.rows)
    return [row.title for row in found.rows]


def test_what_comes_up_first_stands_first_and_what_has_no_day_last(house: House) -> None:
    with house.session() as session:
        put(session, house, TenderInput(title="Ooit"))
        put(session, house, LAMPS)
        soon = TODAY + timedelta(weeks=9)
        put(session, house, TenderInput(title="Contract", current_ends_on=soon))
        assert shown(session, house) == ["Contract", "Lampen", "Ooit"]
        assert shown(session, house, TenderListState(team="bor")) == ["Lampen"]
        assert shown(session, house, TenderListState(quarter="2027-q2")) == ["Lampen"]
        assert shown(session, house, TenderListState(quarter="2027")) == ["Contract", "Lampen"]
        assert shown(session, house, TenderListState(words="con")) == ["Contract"]


def test_a_quarter_that_began_still_comes_until_it_is_over(house: House) -> None:
    """It is known to the quarter: nobody knows that it was published on the first day of it."""
    with house.session() as session:
        put(session, house, LAMPS)
        running = TenderListState(shown=Shown.RUNNING)
        assert shown(session, house, today=date(2027, 6, 30)) == ["Lampen"]
        assert not shown(session, house, running, today=date(2027, 6, 30))
        assert not shown(session, house, today=date(2027, 7, 1))
        assert shown(session, house, running, today=date(2027, 7, 1)) == ["Lampen"]


def test_what_was_dropped_is_found_where_it_is_asked_for(house: House) -> None:
    with house.session() as session:
        stored = put(session, house, LAMPS)
        drop_tender(
            session,
            here=house.here,
            viewer=house.viewer(session, COORDINATOR),
            tender_id=known(stored.id),
            version=stored.version,
            now=NOW,
        )
        assert not shown(session, house)
        assert shown(session, house, TenderListState(shown=Shown.CLOSED)) == ["Lampen"]


def test_one_that_a_trajectory_follows_stays_on_it_until_its_day_is_past(house: House) -> None:
    with house.session() as session:
        stored = put(session, house, LAMPS)
        stored.state = TenderState.TRAJECTORY
        session.flush()
        assert shown(session, house) == ["Lampen"]
        assert not shown(session, house, today=date(2027, 7, 1))


def test_an_outsider_finds_only_what_is_theirs(house: House) -> None:
    with house.session() as session:
        put(session, house, LAMPS)
        outsider = house.viewer(session, BUYER, outsider=True)
        put(session, house, TenderInput(title="Van buiten", client_id=outsider.person_id))
        assert shown(session, house, by=BUYER, outsider=True) == ["Van buiten"]
        assert shown(session, house, TenderListState(mine="1"), by=CLIENT) == [
            "Lampen",
            "Van buiten",  # who put it there
        ]


def test_what_was_typed_is_read_as_team_quarter_kind_and_words(house: House) -> None:
    def typed(text: str) -> TenderListState:
        return typed_state(text, here=house.here, today=TODAY)[0]

    state = TenderListState(team="bor", quarter="2027-q1", category="gww")
    assert typed("bor Q1 gww") == typed("team BOR, gww in Q1 2027") == state
    assert typed("lampen bor") == TenderListState(team="bor", words="lampen")
    assert typed("2027") == typed("in 2027") == TenderListState(quarter="2027")
    assert typed("bor 2027") == TenderListState(team="bor", quarter="2027")
    assert typed("dit kwartaal").quarter == quarter_slug(TODAY)
    asked = asked_state("wat staat er op de kalender voor BOR?", here=house.here, today=TODAY)
    assert asked == TenderListState(team="bor")


def test_words_behind_nieuw_fill_the_form(house: House) -> None:
    words = "straatverlichting bor Q2 2027 2 ton"
    assert typed_tender(words, here=house.here, today=TODAY) == TenderFormState(
        title="Straatverlichting",
        category="gww",
        team="bor",
        value="€ 200.000",
        publication="2e kwartaal 2027",
    )


def test_the_form_reads_back_all_that_it_shows(house: House) -> None:
    with house.session() as session:
        client = house.viewer(session, CLIENT).person_id
        end = TODAY + timedelta(weeks=300)
        wanted = replace(
            LAMPS,
            client_id=client,
            budget_holder_id=client,
            procedure="europees",
            value_cents=12_345_600,
            contract_start=date(2027, 9, 1),
            contract_end=end,
            notice_on=end - timedelta(weeks=9),
            option_on=end - timedelta(weeks=20),
            options="Twee keer één jaar",
        )
        stored = put(session, house, wanted)
        state = form_of(session, stored, here=house.here)
        assert read_fields(session, state, here=house.here, today=TODAY, now=NOW) == wanted


def test_a_day_that_cannot_be_is_told_at_the_field_that_was_touched(house: House) -> None:
    """What a file brought stays as it is as long as nobody touches it."""
    with house.session() as session:
        end = date(2027, 1, 1)
        stored = put(session, house, replace(LAMPS, contract_start=end, contract_end=end))
        state = replace(form_of(session, stored, here=house.here), contract_end="2026-01-01")
        start = input_of(stored)

        def problems(fields: set[str] | None) -> list[tuple[str, str]]:
            found = read_fields(
                session,
                state,
                here=house.here,
                today=TODAY,
                now=NOW,
                fields=fields,
                start=start if fields is not None else None,
            )
            return [(each.name, each.phrase) for each in found] if isinstance(found, list) else []

        assert problems({"contract_end"}) == [("contract_end", "contract_order")]
        assert problems({"publication"}) == [("publication", "problem_before_publication")]
        assert problems({"title"}) == []
        both = [
            ("contract_end", "contract_order"),
            ("contract_start", "problem_before_publication"),
        ]
        assert problems(None) == both


def test_amounts_of_the_history_are_for_its_people_alone(house: House) -> None:
    with house.session() as session:
        stored = put(session, house, LAMPS)
        wanted = replace(LAMPS, value_cents=40_000_000, title="Ledlampen")
        client = house.viewer(session, CLIENT)
        rewrite_tender(session, stored, actor_id=client.person_id, wanted=wanted, now=NOW)
        for viewer, sees in ((client, True), (house.viewer(session, COLLEAGUE), False)):
            found = tender_details(session, stored, here=house.here, viewer=viewer, now=NOW)
            (changed, added) = found.history
            assert (added.kind, changed.values["title"]) == ("added", ("Lampen", "Ledlampen"))
            assert ("value_cents" in changed.values) is sees
            assert ("€ 400.000" in repr(found)) is sees
