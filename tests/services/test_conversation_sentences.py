"""What was not understood: kept only where a municipality wants it, without who said it."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from sqlmodel import col, select

from bot.messages.asked import SHOWN_SENTENCES
from bot.services.conversation_sentences import KEPT_FOR, forget, not_understood
from bot.services.errors import OnlyCoordinatorError
from storage.not_understood import keep_sentence
from storage.tables import NotUnderstood
from tests.services.house import ADVISER, BUYER, COORDINATOR, TODAY, House
from tests.services.talking import Chat


@pytest.fixture
def curious(house_on_each: House) -> House:
    """A municipality that switched it on."""
    here = house_on_each.here
    conversation = here.profile.conversation.model_copy(update={"keeps_not_understood": True})
    profile = here.profile.model_copy(update={"conversation": conversation})
    return replace(house_on_each, here=replace(here, profile=profile))


def kept(house: House) -> list[tuple[str, date]]:
    """Every sentence that is kept, with its day."""
    with house.session() as session:
        rows = session.exec(select(NotUnderstood).order_by(col(NotUnderstood.id)))
        return [(row.sentence, row.said_on) for row in rows]


def test_nothing_is_kept_unless_it_is_switched_on(house: House) -> None:
    Chat(house).says("de printer is stuk")
    assert kept(house) == []


def test_what_was_not_understood_is_kept_with_its_day_alone(curious: House) -> None:
    chat = Chat(curious)
    for said in ("de printer\n is stuk", "dank je", "asfalt 2 ton in mei", "blauw met stippen"):
        chat.says(said)
        chat.hears()
    assert kept(curious) == [("de printer is stuk", TODAY), ("blauw met stippen", TODAY)]
    columns = set(NotUnderstood.model_fields)
    assert columns == {"id", "workspace_id", "sentence", "said_on"}


def test_what_leads_to_somebody_is_left_out(curious: House) -> None:
    chat = Chat(curious)
    chat.says("bel Piet over de printer: 06-12345678 of piet@dorp.example")
    chat.hears()
    [(sentence, _)] = kept(curious)
    assert sentence == "bel Piet over de printer: … of …"


def test_the_coordinator_reads_it_the_newest_first(curious: House) -> None:
    with curious.session() as session:
        for number in range(SHOWN_SENTENCES + 2):
            keep_sentence(
                session,
                workspace_id=curious.here.workspace_id,
                sentence=f"zin {number}",
                said_on=TODAY - timedelta(days=number),
            )
        for user in (COORDINATOR, ADVISER):
            view = not_understood(
                session, here=curious.here, viewer=curious.viewer(session, user), today=TODAY
            )
            assert view.shown[0] == (TODAY, "zin 0")
            assert (len(view.shown), view.total) == (SHOWN_SENTENCES, SHOWN_SENTENCES + 2)


def test_nobody_else_reads_it(curious: House) -> None:
    with curious.session() as session:
        viewer = curious.viewer(session, BUYER)
        with pytest.raises(OnlyCoordinatorError):
            not_understood(session, here=curious.here, viewer=viewer, today=TODAY)


def test_after_thirty_days_it_is_gone(curious: House) -> None:
    """Of this municipality alone."""
    Chat(curious).says("de printer is stuk")
    with curious.session() as session:
        assert forget(session, here=curious.here, today=TODAY + KEPT_FOR) == 0
        assert forget(session, here=curious.here, today=TODAY + KEPT_FOR + timedelta(1)) == 1
