"""The bot's process is killed between any two steps of a talk in somebody's own words.

Each message at a later step: everything is asked once, and one trajectory is logged.
"""

import pytest
from sqlmodel import select

from storage.database import Database
from storage.tables import Trajectory
from tests.acceptance.talking import plain
from tests.crash.conftest import NEVER, MortalBot
from tests.support.colleagues import Json, Workspace

SAID = {
    "ik wil graag een traject aanmelden": "Wat ga je inkopen?",
    "bureaustoelen bij stroomuitval": "Wat gaat het ongeveer kosten?",
    "3 ton": "Wanneer wil je aanbesteden?",
    "juni": "Klopt het?",
    "ja": "Je traject staat erin",
}
"""What is said, and what the bot says to it."""

FATAL = (2, 4, 5, 8, 9)
"""At which step the bot dies with each: from keeping the event to its answer's arrival."""


@pytest.mark.slow
@pytest.mark.timeout(600)
def test_killed_at_any_step_everything_is_asked_once_and_one_is_logged(
    workspace: Workspace, bot: MortalBot
) -> None:
    """Slack sends again what was not acknowledged."""
    bot.running()
    workspace.wait_for_bot()
    buyer, deaths = workspace.colleague("inkoper"), 0
    for step, (said, answer) in zip(FATAL, SAID.items(), strict=True):
        bot.dies_at(step)
        buyer.says(said)
        deaths += bot.is_dead
        _answered(workspace, bot, answer)
    assert deaths >= len(FATAL) // 2
    bot.dies_at(NEVER)
    workspace.let_pass("1h")
    ours = [plain(m) for m in workspace.messages("@inkoper") if "bot_id" in m]
    for question in list(SAID.values())[:3]:
        assert len([text for text in ours if question in text]) == 1, question
    assert len([text for text in ours if "Je traject staat erin" in text]) == 1
    database = Database(bot.database_url)
    with database.reading() as session:
        [logged] = session.exec(select(Trajectory)).all()
    database.close()
    assert (logged.title, logged.value_cents) == ("Bureaustoelen bij stroomuitval", 30_000_000)
    assert logged.publication_from is not None
    assert logged.publication_from.month == 6


def _answered(workspace: Workspace, bot: MortalBot, answer: str) -> Json:
    """What the bot says, once it is there; the bot may die while it is waited for."""
    return bot.waits_for(workspace, "@inkoper", lambda m: "bot_id" in m and answer in plain(m))
