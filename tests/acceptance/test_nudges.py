"""A tender to come is brought up at its moment, where it belongs, and answered with a button."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Any

import pytest

from bot.messages.trajectory_view import Planning
from bot.services.municipality import Municipalities
from bot.services.people import person_id_of
from bot.services.tender_fields import TenderInput
from bot.services.tenders import add_tender
from storage.database import Database
from storage.vocabulary import Precision
from storage.workspaces import all_workspaces
from tests.acceptance.conftest import BRISK, MONDAY
from tests.support.colleagues import Colleague, Json, Workspace, text_of
from tests.support.processes import started

MOMENT = date(2026, 12, 7)
"""A Monday in two weeks, half a year before the publication of all of them."""

PUBLISHED = MOMENT + timedelta(weeks=26)
TENDERS = (
    ("Bankjes", "inkoper"),
    ("Lampen", "inkoper"),
    ("Kapstokken", "teamleider"),
    ("Tafels", "budgethouder"),
    ("Veegwagens", None),
)


@pytest.fixture(scope="module")
def database(workspace: Workspace, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    """The database of a bot that runs."""
    url = f"sqlite:///{tmp_path_factory.mktemp('bot') / 'vaandel.db'}"
    arguments = ("run", "--sandbox", workspace.url, "--database-url", url)
    with started(*arguments, environment=BRISK):
        database = Database(url)
        yield database
        database.close()


def puts_on_calendar(
    database: Database, workspace: Workspace, tenders: Sequence[tuple[str, str | None]]
) -> None:
    """As an import does: each of team BOR, and of the colleague that is named."""
    with database.writing() as session:
        (stored,) = all_workspaces(session)
        here = Municipalities().of_workspace(session, stored.id or 0)
        for title, key in tenders:
            user = workspace.user_id(key) if key else None
            client = user and person_id_of(session, here=here, slack_user_id=user, now=MONDAY)
            wanted = TenderInput(
                title=title,
                client_id=client or None,
                team="bor",
                category="gww",
                value_cents=40_000_000,
                publication=Planning(PUBLISHED, PUBLISHED, Precision.DAY),
            )
            add_tender(session, here=here, actor_id=None, wanted=wanted, now=MONDAY)
        session.commit()


def nudged(colleague: Colleague, title: str) -> Json:
    """The message in which somebody is asked about a tender."""
    return colleague.workspace.wait_for(f"@{colleague.key}", lambda each: title in text_of(each))


def answers(
    colleague: Colleague, message: Json, title: str, action_id: str, *, channel: str = ""
) -> None:
    """Press a button of the part that is about a tender, also in a message with several."""
    element = dict(part_of(message, title, action_id))
    action: dict[str, Any] = {"action_id": action_id, "block_id": element.pop("block_id")}
    if element["type"] == "static_select":
        action |= {"type": "static_select", "selected_option": element["options"][0]}
    else:
        action["value"] = element["value"]
    place = {"messageTs": message["ts"], "user": colleague.key}
    channel = channel or f"@{colleague.key}"
    colleague.workspace.post("/interact", action=action, channel=channel, **place)


def part_of(message: Json, title: str, action_id: str) -> Json:
    """The element with this action id that comes after the title."""
    is_its = False
    for block in message["blocks"]:
        is_its = is_its or title in text_of(block)
        for element in (*block.get("elements", []), block.get("accessory") or {}):
            if is_its and element.get("action_id") == action_id:
                return {**element, "block_id": block["block_id"]}
    raise AssertionError(f"no {action_id} after {title}: {text_of(message)}")


def becomes(colleague: Colleague, message: Json, words: str) -> str:
    """What the message says, once that is in it."""
    found = colleague.workspace.wait_for(
        f"@{colleague.key}", lambda each: each["ts"] == message["ts"] and words in text_of(each)
    )
    return text_of(found)


def test_a_nudge_is_told_at_its_moment_and_answered_with_each_button(
    workspace: Workspace, database: Database
) -> None:
    """Registered, later, not needed, another team, a talk: told in its place, and nothing after."""
    buyer, lead, holder = (
        workspace.colleague(each) for each in ("inkoper", "teamleider", "budgethouder")
    )
    puts_on_calendar(database, workspace, TENDERS)
    workspace.let_pass("13d", jump=True)
    assert not any("Bankjes" in text_of(each) for each in workspace.messages("@inkoper"))
    workspace.let_pass("1d")

    line = workspace.wait_for("bor", lambda each: "Dit komt deze week langs" in text_of(each))
    assert all(title in text_of(line) for title, _ in TENDERS)
    assert "€" not in text_of(line)
    both = nudged(buyer, "Bankjes")
    assert "Hebben we dit wel nodig?" in text_of(both)
    assert "Lampen" in text_of(both)
    assert "Tafels" not in text_of(both)

    answers(buyer, both, "Bankjes", "tender_register")
    form = buyer.modal(callback_id="trajectory_new")
    choice = dict(buyer.submits(form)["view"])
    buyer.closes(choice)
    text = becomes(buyer, both, "is een traject geworden")
    assert "wel nodig" in text, "the other question still stands"
    answers(buyer, nudged(buyer, "Lampen"), "Lampen", "nudge_other_team")
    buyer.submits(buyer.modal(callback_id="nudge_team_form"), team="gebouwenbeheer")
    text = becomes(buyer, both, "gaf *Lampen*")
    assert "is een traject geworden" in text
    assert "wel nodig" not in text

    message = nudged(lead, "Kapstokken")
    answers(lead, message, "Kapstokken", "nudge_not_needed")
    needs = lead.modal(callback_id="nudge_not_needed_form")
    lead.submits(needs, need="niet-nodig", reason="Er zijn er genoeg.", saved="12.000")
    becomes(lead, message, "niet nodig. Dat telt mee in de cijfers")

    message = nudged(holder, "Tafels")
    answers(holder, message, "Tafels", "nudge_later")
    becomes(holder, message, "hoort op 21 december 2026 weer van me")

    answers(holder, line, "Veegwagens", "nudge_mine", channel="bor")
    workspace.wait_for("bor", lambda each: "pakt dit op" in text_of(each))
    message = nudged(holder, "Veegwagens")
    answers(holder, message, "Veegwagens", "nudge_talk")
    becomes(holder, message, "wil praten over *Veegwagens*")

    workspace.let_pass("7d", jump=True)
    workspace.let_pass("1d")
    moved = workspace.wait_for("gebouwenbeheer", lambda each: "Lampen" in text_of(each))
    assert "Wie pakt dit op?" in text_of(moved)
    before = len([each for each in workspace.messages("@inkoper") if "nodig" in text_of(each)])
    workspace.let_pass("6d", jump=True)
    workspace.let_pass("1d")
    again = [each for each in workspace.messages("@budgethouder") if "Tafels" in text_of(each)]
    assert len(again) == 2, "on the day that was chosen"
    assert before == len(
        [each for each in workspace.messages("@inkoper") if "nodig" in text_of(each)]
    )
