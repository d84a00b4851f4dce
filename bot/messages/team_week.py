"""The one message a week for a team: what comes up, one line each, without amounts."""

from collections.abc import Iterator

from slack_sdk.models.blocks import Block as SdkBlock

from bot.messages import nudge_ids as ids
from bot.messages.message import Block, Message, as_blocks, button, paragraph, small_print
from bot.messages.nudge import PAGE, coming_line, details_button
from bot.messages.nudge_view import NudgePlace, TeamWeek, WeekItem
from bot.messages.wording import Wording

SHOWN = 15
"""A message holds fifty blocks, and people read less; the calendar has them all."""


def team_week(view: TeamWeek, words: Wording) -> Message:
    """What comes up this week; what nobody takes care of asks who does."""
    phrase = "week_aside" if view.aside else "week"
    text = words.mrkdwn(PAGE, phrase, count=len(view.items), channel=view.channel)
    return Message(text, as_blocks([paragraph(text), *_lines(view, words)]))


def mine_taken(words: Wording, *, user: str) -> tuple[Block, ...]:
    """In place of "Wie pakt dit op?", once somebody took it on; nobody where it was settled."""
    phrase = "mine_taken" if user else "mine_past"
    return as_blocks([small_print(words.mrkdwn(PAGE, phrase, user=user))])


def _lines(view: TeamWeek, words: Wording) -> Iterator[SdkBlock]:
    for item in view.items[:SHOWN]:
        yield from _item(item, words)
    if len(view.items) > SHOWN:
        yield small_print(words.mrkdwn(PAGE, "week_more", count=len(view.items) - SHOWN))


def _item(item: WeekItem, words: Wording) -> Iterator[SdkBlock]:
    said = words.mrkdwn(
        PAGE,
        "week_item",
        coming=coming_line(item.coming, words),
        team=item.team,
        ask=words.mrkdwn(PAGE, f"week_{item.question.value}"),
    )
    line = paragraph(said)
    line.accessory = details_button(item.coming, words)
    yield line
    if item.needs_client:
        asking = paragraph(words.mrkdwn(PAGE, "who"))
        place = NudgePlace(item.coming.tender_id, item.moment)
        label = words.plain(PAGE, "mine")
        asking.accessory = button(
            label,
            action_id=ids.MINE,
            value=place.dump(),
            read_aloud=f"{label}: {item.coming.title}",
        )
        yield asking
