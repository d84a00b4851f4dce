"""Comply or explain: the form in which themes are taken along or not, and its lines in details."""

from collections.abc import Sequence

from slack_sdk.models.blocks import ActionsBlock
from slack_sdk.models.blocks import Block as SdkBlock

from bot.messages import contract_ids as ids
from bot.messages.contract_forms import PAGE, TEXT, Making
from bot.messages.contract_view import Filled
from bot.messages.escaping import Mrkdwn, shorten
from bot.messages.explaining_view import (
    APPLIES,
    OTHERWISE,
    AskedTheme,
    ExplainedLine,
    ExplainedView,
    ExplainSheet,
)
from bot.messages.form_fields import Option, choose_one, text_field
from bot.messages.message import Block, as_blocks, button, paragraph, small_print
from bot.messages.trajectory_history import paragraphs
from bot.messages.wording import Wording

GOAL_LENGTH = 200
SHOWN_TEXT = 150


def explain_form(
    sheet: ExplainSheet, filled: Filled, making: Making, *, stale: bool = False
) -> Block:
    """Per theme: taken along, or a reason and own words.

    :param stale: whether the trajectory was changed since this person opened the form.
    """
    words = making.words
    phrase = "stale" if stale else "themes_intro"
    told: list[SdkBlock] = [paragraph(words.mrkdwn(PAGE, phrase, number=sheet.number))]
    if sheet.duty:
        told.append(
            small_print(
                words.mrkdwn(PAGE, "themes_duty", text=sheet.duty, source=sheet.duty_source)
            )
        )
    told.append(small_print(words.mrkdwn(PAGE, "themes_careful", proposal=sheet.proposal)))
    fields = [field for theme in sheet.themes for field in _fields(theme, filled, making)]
    return making.modal(ids.THEMES, "themes", [*as_blocks(told), *fields])


def explained_blocks(view: ExplainedView, words: Wording) -> list[SdkBlock]:
    """In the details: which themes are not taken along, why, who said so and when."""
    if not view.lines:
        return []
    lines = [words.mrkdwn(PAGE, "themes_heading")]
    lines.extend(_line(line, words) for line in view.lines)
    blocks: list[SdkBlock] = list(paragraphs(lines))
    if view.may_change:
        label, value = words.plain(PAGE, "themes_change"), str(view.trajectory_id)
        change = button(label, action_id=ids.OPEN_THEMES, value=value)
        blocks.append(ActionsBlock(elements=[change]))
    return blocks


def _fields(theme: AskedTheme, filled: Filled, making: Making) -> Sequence[Block]:
    words = making.words
    goal = words.plain(
        PAGE, "themes_goal", goal=shorten(theme.goal, GOAL_LENGTH), source=theme.goal_source
    )
    options = [
        Option(APPLIES, words.plain(PAGE, "themes_applies")),
        *theme.reasons,
        Option(OTHERWISE, words.plain(PAGE, "themes_otherwise", only=not theme.reasons)),
    ]
    return (
        choose_one(
            f"apply_{theme.theme}",
            words.plain(PAGE, "label_apply", theme=theme.label),
            options=options,
            chosen=filled.chosen(f"apply_{theme.theme}"),
            example=words.plain(PAGE, "example_choice"),
            required=True,
            step=making.step,
            hint=goal if theme.goal else None,
        ),
        text_field(
            f"explanation_{theme.theme}",
            words.plain(PAGE, "label_explanation", theme=theme.label),
            value=filled.text(f"explanation_{theme.theme}"),
            example=words.plain(PAGE, "example_reason"),
            longest=TEXT,
            required=False,
            step=making.step,
        ),
    )


def _line(line: ExplainedLine, words: Wording) -> Mrkdwn:
    return words.mrkdwn(
        PAGE,
        "themes_line",
        theme=line.label,
        reason=line.reason,
        words=shorten(line.words, SHOWN_TEXT),
        by=line.by,
        at=line.at,
    )
