"""The pilots: how many beside the target, which, and what is only being explored."""

from slack_sdk.models.blocks import Block as SdkBlock

from bot.messages import pilot_ids as ids
from bot.messages.escaping import Mrkdwn
from bot.messages.message import Message, as_blocks, button, heading, paragraph, small_print
from bot.messages.pilot import PAGE, status_label
from bot.messages.pilot_view import Exploration, PilotList, PilotRow, YearLine
from bot.messages.trajectory_history import paragraphs
from bot.messages.wording import Wording

SHOWN_ROWS = 30
"""Slack takes 50 blocks in a message; the plans speak of ten a year."""


def pilots_message(found: PilotList, words: Wording) -> Message:
    """The list, for one person."""
    blocks: list[SdkBlock] = [heading(words.plain(PAGE, "list_heading"))]
    lines = [_year(each, words) for each in found.years]
    if not found.has_targets:
        lines.append(words.mrkdwn(PAGE, "no_targets"))
    blocks.extend(paragraphs(lines))
    if said := _divided(found, words):
        blocks.append(small_print(*said))
    if not found.rows:
        blocks.append(paragraph(words.mrkdwn(PAGE, "none_yet")))
    blocks.extend(_row(each, words) for each in found.rows[:SHOWN_ROWS])
    left = len(found.rows) - SHOWN_ROWS
    if left > 0:
        blocks.append(small_print(words.mrkdwn(PAGE, "more", count=left)))
    if found.explorations:
        blocks.append(paragraph(words.mrkdwn(PAGE, "explorations")))
        blocks.extend(paragraphs(_exploration(each, words) for each in found.explorations))
    if not found.sees_all:
        blocks.append(small_print(words.mrkdwn(PAGE, "counted_what_you_see")))
    return Message(
        words.mrkdwn(PAGE, "list_notification", count=len(found.rows)), as_blocks(blocks)
    )


def _year(line: YearLine, words: Wording) -> Mrkdwn:
    said = words.mrkdwn(
        PAGE, "year", year=line.year, count=line.count, target=line.target, source=line.source
    )
    also = [words.mrkdwn(PAGE, "also_written", text=text) for text in line.also]
    return Mrkdwn("\n".join([said, *also]))


def _divided(found: PilotList, words: Wording) -> list[Mrkdwn]:
    """How many per theme and per team."""
    said = []
    for phrase, counted in (("per_theme", found.themes), ("per_team", found.teams)):
        if counted:
            each = [f"{label} {count}" for label, count in counted]
            said.append(words.mrkdwn(PAGE, phrase, each=each))
    return said


def _row(row: PilotRow, words: Wording) -> SdkBlock:
    section = paragraph(
        words.mrkdwn(
            PAGE,
            "row",
            number=row.number,
            title=row.title,
            year=row.year,
            status=status_label(row.status, words),
            themes=row.themes,
            team=row.team,
        )
    )
    section.accessory = button(
        words.plain(PAGE, "look"),
        action_id=ids.OPEN,
        value=str(row.trajectory_id),
        read_aloud=words.plain(PAGE, "look_aloud", number=row.number),
    )
    return section


def _exploration(each: Exploration, words: Wording) -> Mrkdwn:
    return words.mrkdwn(
        PAGE,
        "planned_in_profile" if each.involved else "exploration",
        label=each.label,
        year=each.year,
        themes=each.themes,
        teams=each.teams,
        source=each.source,
    )
