"""What other messages show of the help at a trajectory: its button, and what tools gave."""

from slack_sdk.models.blocks import ButtonElement

from bot.messages import expertise_ids as ids
from bot.messages.escaping import Mrkdwn, shorten
from bot.messages.expertise_view import OutcomeLine
from bot.messages.message import button
from bot.messages.wording import Wording

PAGE = "category_help"
SHOWN_RESULT = 300


def help_button(trajectory_id: int, words: Wording) -> ButtonElement:
    """Opens what the category proposes."""
    return button(words.plain(PAGE, "open"), action_id=ids.OPEN_HELP, value=str(trajectory_id))


def outcome_line(line: OutcomeLine, words: Wording) -> Mrkdwn:
    """What a tool gave, when, and who kept it."""
    result = None if line.result is None else shorten(line.result, SHOWN_RESULT)
    return words.mrkdwn(PAGE, "outcome", tool=line.tool, result=result, on=line.on, by=line.by)
