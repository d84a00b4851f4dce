"""A document that was dropped: shown before anything is kept, taken over after a yes."""

from datetime import timedelta
from typing import Any

import pytest
from sqlmodel import Session, select

from bot.messages import start_form_ids as ids
from bot.policy.confidentiality import Audience
from bot.services import start_form_readings as readings
from bot.services.errors import NoStartFormError
from bot.services.start_form_fields import StartFormInput, ThemeAnswer
from storage.start_forms import forget_readings
from storage.tables import StartFormReading
from storage.vocabulary import ReadingState
from tests.messages.samples import texts_in
from tests.services.house import ADVISER, BUYER, COLLEAGUE, NOW, House, planned
from tests.services.start_forms import hands_in, logged, reads, saves, told

SECRET = "Masten zijn herbruikbaar."


def texts_of(number: int | str, rows: Any = (), **values: str) -> dict[str, Any]:
    """What stood in a document."""
    return {"values": {"nummer": str(number), **values}, "rows": list(rows)}


def drops(
    session: Session,
    house: House,
    texts: dict[str, Any] | None,
    problem: str | None = None,
    *,
    user: str = BUYER,
    file: str = "F1",
) -> StartFormReading:
    """Somebody drops a document; what is kept of it."""
    readings.take_in(
        session,
        here=house.here,
        viewer=house.viewer(session, user),
        slack_file_id=file,
        texts=texts,
        problem=problem,
        now=NOW,
    )
    return session.exec(
        select(StartFormReading).where(StartFormReading.slack_file_id == file)
    ).one()


def said(session: Session, house: House) -> str:
    """What the newest notice about a document says."""
    telling = told(session, house, planned(session, ids.NOTICE_READ)[-1])
    assert telling is not None
    return " ".join(texts_in(telling.message.blocks, "mrkdwn"))


def takes(session: Session, house: House, reading: StartFormReading, user: str = BUYER) -> None:
    """Somebody says yes to what was read."""
    viewer = house.viewer(session, user)
    readings.take_over(session, here=house.here, viewer=viewer, reading_id=reading.id or 0, now=NOW)


def test_nothing_is_kept_before_a_yes_and_the_text_is_blanked_after_it(
    house_on_each: House,
) -> None:
    house = house_on_each
    with house.session() as session:
        trajectory_id = logged(session, house)
        row = {"thema": "KLIMAAT", "niveau": "3 (verbreding)", "motivering": "Minder uitstoot."}
        reading = drops(session, house, texts_of(1, [row], nodig=SECRET, aanschaf="1,2 ton"))
        assert SECRET in said(session, house)
        assert reads(session, house, trajectory_id).state is None
        takes(session, house, reading)
        view = reads(session, house, trajectory_id)
        assert (view.need, view.costs.purchase_cents) == (SECRET, 12_000_000)
        (klimaat,) = [theme for theme in view.themes if theme.chosen]
        assert (klimaat.level, klimaat.motivation) == (3, "Minder uitstoot.")
        session.refresh(reading)
        assert (reading.state, reading.texts) == (ReadingState.TAKEN, None)
        with pytest.raises(NoStartFormError):
            takes(session, house, reading)


def test_what_the_document_is_silent_about_stays_as_it_was(house: House) -> None:
    with house.session() as session:
        trajectory_id = logged(session, house)
        answer = ThemeAnswer(explanation="De levertijd is te lang.")
        kept = StartFormInput(remarks="Haast.", themes={"klimaat": answer})
        saves(session, house, trajectory_id, kept)
        row = {
            "thema": "Circulariteit",
            "niveau": "niet gekozen",
            "reden": "De markt biedt dit nog niet",
        }
        takes(session, house, drops(session, house, texts_of(1, [row], nodig=SECRET)))
        view = reads(session, house, trajectory_id)
    themes = {theme.slug: theme for theme in view.themes}
    assert (view.remarks, view.need) == ("Haast.", SECRET)
    assert themes["klimaat"].explanation == "De levertijd is te lang."
    assert themes["circulariteit"].reason == "De markt biedt dit nog niet"


def test_a_reason_in_ones_own_words_becomes_the_explanation(house: House) -> None:
    with house.session() as session:
        trajectory_id = logged(session, house)
        row = {"thema": "Klimaat", "niveau": "-", "reden": "Te duur", "uitleg": "Dubbele prijs."}
        takes(session, house, drops(session, house, texts_of(1, [row])))
        (klimaat,) = [t for t in reads(session, house, trajectory_id).themes if t.slug == "klimaat"]
    assert not klimaat.chosen
    assert (klimaat.reason, klimaat.explanation) == ("", "Te duur. Dubbele prijs.")


def test_what_cannot_be_read_is_named_and_the_rest_is_taken(house: House) -> None:
    with house.session() as session:
        trajectory_id = logged(session, house)
        row = {"thema": "Klimaat", "niveau": "heel hoog"}
        reading = drops(session, house, texts_of(1, [row], aanschaf="veel", nodig=SECRET))
        told_of = said(session, house)
        assert "Aanschaf (zonder btw)" in told_of
        assert "klimaat" in told_of
        takes(session, house, reading)
        assert reads(session, house, trajectory_id).need == SECRET


def test_why_there_is_nothing_to_take_over_is_told(house: House) -> None:
    with house.session() as session:
        logged(session, house)
        small = house.logs(session, BUYER, value_cents=100).trajectory.number
        told_to: dict[str, tuple[Any, str | None]] = {
            "geen startformulier": ({"values": {}, "rows": []}, None),
            "geen trajectnummer": (texts_of(""), None),
            "niet vinden": (texts_of(999_999_999), None),
            "hoeft geen": (texts_of(small), None),
            "niet lezen": (None, readings.UNREADABLE),
            "op te halen": (None, readings.NOT_FETCHED),
        }
        for number, (words, (texts, problem)) in enumerate(told_to.items()):
            reading = drops(session, house, texts, problem, file=f"F{number}")
            assert words in said(session, house)
            assert reading.state is ReadingState.PROBLEM
            assert reading.texts is None


def test_whoever_may_not_change_a_trajectory_does_not_learn_that_it_exists(house: House) -> None:
    with house.session() as session:
        logged(session, house)
        drops(session, house, texts_of(1, nodig=SECRET), user=COLLEAGUE)
        there = said(session, house)
        drops(session, house, texts_of(777, nodig=SECRET), user=COLLEAGUE, file="F2")
        assert said(session, house) == there


def test_only_who_dropped_it_answers(house: House) -> None:
    with house.session() as session:
        logged(session, house)
        reading = drops(session, house, texts_of(1, nodig=SECRET))
        with pytest.raises(NoStartFormError):
            takes(session, house, reading, ADVISER)


def test_a_form_that_was_handed_in_meanwhile_is_left_alone(house: House) -> None:
    with house.session() as session:
        trajectory_id = logged(session, house)
        saves(session, house, trajectory_id)
        drops(session, house, texts_of(1, nodig=SECRET))
        hands_in(session, house, trajectory_id)
        assert "kan nu niet wijzigen" in said(session, house)


def test_the_same_file_is_shown_once_and_never_in_a_channel(house: House) -> None:
    with house.session() as session:
        logged(session, house)
        for _ in range(2):
            drops(session, house, texts_of(1, nodig=SECRET))
        (notice,) = planned(session, ids.NOTICE_READ)
        assert told(session, house, notice, Audience.TEAM_CHANNEL) is None


def test_what_nobody_answered_is_blanked(house_on_each: House) -> None:
    house = house_on_each
    with house.session() as session:
        logged(session, house)
        reading = drops(session, house, texts_of(1, nodig=SECRET))
        workspace_id = house.here.workspace_id
        forget_readings(session, workspace_id=workspace_id, before=NOW)
        session.refresh(reading)
        assert reading.state is ReadingState.ASKED
        forget_readings(session, workspace_id=workspace_id, before=NOW + timedelta(days=1))
        session.refresh(reading)
        assert (reading.state, reading.texts) == (ReadingState.DECLINED, None)


def test_extra_budget_is_read_as_yes_or_no(house: House) -> None:
    with house.session() as session:
        trajectory_id = logged(session, house)
        for typed, answer in (("Ja, eenmalig", True), ("nee", False)):
            read = texts_of(1, extra_budget=typed)
            takes(session, house, drops(session, house, read, file=typed))
            assert reads(session, house, trajectory_id).extra_budget is answer
        unclear = texts_of(1, extra_budget="misschien", nodig=SECRET)
        reading = drops(session, house, unclear, file="F3")
        assert "extra budget" in said(session, house)
        takes(session, house, reading)
        view = reads(session, house, trajectory_id)
        assert (view.extra_budget, view.need) == (False, SECRET)
