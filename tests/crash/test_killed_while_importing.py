"""The bot's process is killed between any two steps of taking in a dropped file.

Each file at a later step: it is shown once, and every row of it is taken in once or not at all.
"""

import base64
from collections.abc import Callable
from contextlib import suppress

import pytest
from sqlmodel import select

from storage.database import Database
from storage.tables import FileImport, Tender
from storage.vocabulary import ImportState
from tests.crash.conftest import NEVER, MortalBot
from tests.support.colleagues import Colleague, Json, Workspace, text_of

FATAL = (2, 4, 6, 9)
"""At which step the bot dies with each file: while it is kept, read, and shown."""

ROWS = 20
ADVISER = "@adviseur"


@pytest.mark.slow
@pytest.mark.timeout(600)
def test_killed_at_any_step_a_file_is_taken_in_as_a_whole_and_once(
    workspace: Workspace, bot: MortalBot
) -> None:
    bot.running()
    workspace.wait_for_bot()
    adviser, deaths = workspace.colleague("adviseur"), 0
    for step in FATAL:
        name = f"kalender-{step}.csv"
        bot.dies_at(step)
        drops(adviser, name, step)
        deaths += bot.is_dead
        shown = bot.waits_for(workspace, ADVISER, saying(name, f"{ROWS} nieuw"))
        bot.dies_at(step)
        adviser.presses(shown, "tender_file_take", channel=ADVISER)
        deaths += bot.is_dead
        bot.running()
        workspace.wait_for_bot()
        with suppress(AssertionError):  # the first may be lost; else the button may be gone
            adviser.presses(shown, "tender_file_take", channel=ADVISER)
        bot.waits_for(workspace, ADVISER, saying(name, "is overgenomen"))
    assert deaths >= len(FATAL) // 2
    bot.dies_at(NEVER)
    told = [text_of(each) for each in workspace.messages(ADVISER) if "bot_id" in each]
    for step in FATAL:
        assert len([text for text in told if f"kalender-{step}.csv" in text]) == 1
    database = Database(bot.database_url)
    with database.reading() as session:
        titles = [each.title for each in session.exec(select(Tender)).all()]
        states = {each.state for each in session.exec(select(FileImport)).all()}
    database.close()
    assert len(titles) == len(set(titles)) == ROWS * len(FATAL)
    assert states == {ImportState.DONE}


def saying(*words: str) -> Callable[[Json], bool]:
    """Whether the bot says all of this in a message."""
    return lambda message: "bot_id" in message and all(each in text_of(message) for each in words)


def drops(person: Colleague, name: str, step: int) -> None:
    """Drop a file with rows of its own in the direct message with the bot."""
    rows = [f"{step}-{number};Inkoop {step}-{number}" for number in range(ROWS)]
    content = "\n".join(("ref;titel", *rows)).encode()
    person.workspace.post(
        "/file",
        channel=ADVISER,
        user=person.key,
        name=name,
        content_base64=base64.b64encode(content).decode(),
    )
