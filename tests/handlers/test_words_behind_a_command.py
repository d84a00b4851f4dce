"""What stands behind a command word and is not known is said, never passed over."""

from collections.abc import Callable
from typing import Any

import pytest
from slack_bolt import Ack, Respond
from slack_sdk import WebClient

from bot.clock import SystemClock
from bot.services.errors import CostsNumberError, NotFoundError
from bot.services.people import viewer_of
from handlers import costs, criteria, maximal
from handlers.command_words import SUBCOMMANDS
from handlers.interaction import Command, Interaction
from tests.handlers.conftest import Doorstep, Json
from tests.handlers.test_permissions import types
from tests.support.colleagues import initial_of, text_of


@pytest.fixture
def doorstep(reading_doorstep: Doorstep) -> Doorstep:
    """One program for all of them: nothing here writes."""
    return reading_doorstep


def opened(doorstep: Doorstep, opens: Callable[[Interaction, str], Json], text: str) -> Json:
    """The modal for what a colleague typed."""
    now = SystemClock().now()
    with doorstep.session() as session:
        viewer = viewer_of(
            session,
            here=doorstep.here,
            slack_user_id=doorstep.people["inkoper"],
            outsider=False,
            now=now,
        )
        return opens(Interaction(session, doorstep.here, viewer, now), text)


@pytest.mark.parametrize("opens", [maximal._typed, criteria._asked])
def test_a_word_that_is_neither_theme_nor_purchase_is_said(
    doorstep: Doorstep, opens: Callable[[Interaction, str], Json]
) -> None:
    assert '"onzin" ken ik niet. Kies hieronder.' in text_of(opened(doorstep, opens, " onzin"))
    assert "ken ik niet" not in text_of(opened(doorstep, opens, ""))


def test_what_was_named_already_is_chosen(doorstep: Doorstep) -> None:
    """Both ask for what is still missing alone."""
    assert initial_of(opened(doorstep, maximal._typed, "gww"), "category") == "gww"
    assert initial_of(opened(doorstep, criteria._asked, "klimaat"), "theme") == "klimaat"


def test_help_says_what_it_does_not_know(doorstep: Doorstep) -> None:
    assert "ken ik niet. Kies hieronder." in types(doorstep, "hulp x", "inkoper")
    assert "ken ik niet" not in types(doorstep, "hulp", "inkoper")


@pytest.mark.parametrize("typed", ["", "gymzaal"])
def test_costs_without_a_number_ask_for_it(doorstep: Doorstep, typed: str) -> None:
    ack: Any = Ack
    said: Any = Command(ack(), WebClient(), Respond(response_url=None), {}, typed)
    with pytest.raises(CostsNumberError):
        costs.open_from_command(doorstep.program.desk, said)


OF_A_TRAJECTORY = ("traject", "startformulier", "hulp", "expertise", "criteria", "pilot", "kosten")


@pytest.mark.parametrize("typed", ["14", "traject 14", "voor traject 14", "#14", "nr. 14", "T-14"])
def test_every_command_reads_the_number_of_a_trajectory_alike(
    doorstep: Doorstep, typed: str
) -> None:
    """There is no such trajectory here: only who read a number can say so."""
    who = {"team_id": doorstep.here.team_id, "user_id": doorstep.people["inkoper"]}
    ack: Any = Ack
    for word in OF_A_TRAJECTORY:
        answer = SUBCOMMANDS[word].answer
        said = Command(ack(), WebClient(), Respond(response_url=None), who, typed)
        with pytest.raises(NotFoundError):
            answer(doorstep.program.desk, said)
