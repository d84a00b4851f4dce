"""Everything about one trajectory, in a modal for one person."""

from slack_sdk.models.blocks import ActionsBlock, MarkdownTextObject, SectionBlock
from slack_sdk.models.blocks import Block as SdkBlock

from bot.messages import journey_ids, lesson_ids, meeting_ids, pilot_ids, success_ids
from bot.messages import trajectory_ids as ids
from bot.messages.category_help_parts import help_button, outcome_line
from bot.messages.champions import details_line
from bot.messages.contract import contract_blocks
from bot.messages.costs import cost_line
from bot.messages.escaping import Mrkdwn
from bot.messages.explaining import explained_blocks
from bot.messages.formatting import euros
from bot.messages.intake import intake_blocks
from bot.messages.journey_need import need_question
from bot.messages.lesson_lines import lesson_line
from bot.messages.message import (
    Block,
    as_blocks,
    button,
    heading,
    modal,
    paragraph,
    small_print,
)
from bot.messages.pilot import pilot_line
from bot.messages.start_form_check import open_button
from bot.messages.trajectory_history import HistoryPlace, history_line, paragraphs
from bot.messages.trajectory_view import TrajectoryView, phase_label, role_label
from bot.messages.value_meaning import meaning_blocks
from bot.messages.wording import Wording

PAGE = "trajectory_details"
SHOWN_LESSONS = 5
SHOWN_OUTCOMES = 5
SHOWN_HISTORY = 8
FIELDS_PER_SECTION = 10


def details(view: TrajectoryView, words: Wording) -> Block:
    """What this person may know of the trajectory, with what they can do."""
    return modal(
        callback_id=ids.DETAILS,
        title=words.plain(PAGE, "title", number=view.number),
        close=words.plain(PAGE, "close"),
        blocks=(
            *as_blocks([heading(view.title), *_sections(_fields(view, words))]),
            *as_blocks([small_print(_sharing(view, words))]),
            *_question(view, words),
            *pilot_line(view, words),
            *_actions(view, words),
            *_backing(view, words),
            *cost_line(view, words),
            *meaning_blocks(view, words),
            *(as_blocks(intake_blocks(view.intake, words)) if view.intake else ()),
            *(as_blocks(explained_blocks(view.explained, words)) if view.explained else ()),
            *(as_blocks(contract_blocks(view.contract, words)) if view.contract else ()),
            *_outcomes(view, words),
            *_lessons(view, words),
            *_history(view, words),
        ),
    )


def _fields(view: TrajectoryView, words: Wording) -> list[Mrkdwn]:
    fields = []
    if view.phase:
        fields.append(words.mrkdwn(PAGE, "phase", phase=phase_label(view.phase, words)))
    if view.category:
        fields.append(words.mrkdwn(PAGE, "category", category=view.category))
    if view.team:
        fields.append(words.mrkdwn(PAGE, "team", team=view.team))
    exact = view.value_cents is not None
    value = euros(view.value_cents) if view.value_cents is not None else view.value_class
    if value:
        fields.append(words.mrkdwn(PAGE, "value", value=value, exact=exact))
    if view.planning:
        fields.append(words.mrkdwn(PAGE, "planning", planning=view.planning))
    if view.contract_start or view.contract_end:
        fields.append(words.mrkdwn(PAGE, "contract", contract=_contract(view, words)))
    if view.themes:
        fields.append(words.mrkdwn(PAGE, "themes", themes=view.themes))
    fields.extend(
        words.mrkdwn(PAGE, "person", role=role_label(role, words), user=user)
        for role, user in view.people.items()
    )
    return fields


def _contract(view: TrajectoryView, words: Wording) -> str:
    start, end = view.contract_start, view.contract_end
    phrase = {(True, True): "both", (True, False): "from"}.get((bool(start), bool(end)), "until")
    return words.plain(PAGE, f"contract_{phrase}", start=start, end=end)


def _sections(fields: list[Mrkdwn]) -> list[SectionBlock]:
    return [
        SectionBlock(
            fields=[
                MarkdownTextObject(text=text, verbatim=True)
                for text in fields[first : first + FIELDS_PER_SECTION]
            ]
        )
        for first in range(0, len(fields), FIELDS_PER_SECTION)
    ]


def _sharing(view: TrajectoryView, words: Wording) -> Mrkdwn:
    if view.shared:
        return words.mrkdwn(PAGE, "shared", channel=view.channel)
    return words.mrkdwn(PAGE, "not_shared")


def _question(view: TrajectoryView, words: Wording) -> tuple[Block, ...]:
    """The first key question, until it is answered."""
    return as_blocks(need_question(view.trajectory_id, words)) if view.asks_need else ()


def _actions(view: TrajectoryView, words: Wording) -> tuple[Block, ...]:
    helping = [help_button(view.trajectory_id, words)] if view.may_get_help else []
    if not view.may_change:
        return as_blocks([ActionsBlock(elements=helping)]) if helping else ()
    value = str(view.trajectory_id)
    buttons = [
        button(words.plain("journey", "open"), action_id=journey_ids.OPEN, value=value),
        button(words.plain(PAGE, "change"), action_id=ids.OPEN_EDIT, value=value),
    ]
    if not view.shared:
        label = words.plain(PAGE, "place", channel=view.channel)
        buttons.append(button(label, action_id=ids.OPEN_SHARE, value=value))
    if view.start_form:
        state = None if view.start_form is True else view.start_form
        buttons.append(open_button(view.trajectory_id, state, words))
    if view.pilot_year is None:
        label = words.plain("pilot", "make")
        buttons.append(button(label, action_id=pilot_ids.OPEN, value=value))
    return as_blocks([ActionsBlock(elements=[*buttons, *helping])])


def _backing(view: TrajectoryView, words: Wording) -> tuple[Block, ...]:
    """Who stands behind it, and the way to ask a champion or for room."""
    line = details_line(view.trajectory_id, view.champions, words, may_ask=view.may_change)
    return as_blocks(line)


def _outcomes(view: TrajectoryView, words: Wording) -> tuple[Block, ...]:
    """What tools gave, the newest few."""
    if not view.outcomes:
        return ()
    lines = [outcome_line(each, words) for each in view.outcomes[:SHOWN_OUTCOMES]]
    return as_blocks(paragraphs([words.mrkdwn("category_help", "outcomes_heading"), *lines]))


def _lessons(view: TrajectoryView, words: Wording) -> tuple[Block, ...]:
    """What was learnt from it, and a way to add to that."""
    if not view.may_learn:
        return ()
    adding = button(
        words.plain("help", "lesson_button"),
        action_id=lesson_ids.OPEN_TYPED,
        value=words.plain(PAGE, "lesson_of", number=view.number),
    )
    blocks: list[SdkBlock] = []
    if view.lessons:
        blocks.append(paragraph(words.mrkdwn(PAGE, "lessons_heading")))
        blocks.extend(lesson_line(each, words) for each in view.lessons)
    agreeing = button(
        words.plain("actions", "make"),
        action_id=meeting_ids.ACTION_OPEN_FORM,
        value=words.plain("actions", "at_trajectory", number=view.number),
    )
    celebrating = button(
        words.plain("successes", "tell"),
        action_id=success_ids.OPEN_REPORT,
        value=str(view.trajectory_id),
    )
    return as_blocks([*blocks, ActionsBlock(elements=[adding, agreeing, celebrating])])


def _history(view: TrajectoryView, words: Wording) -> tuple[Block, ...]:
    if not view.history:
        return ()
    newest_first = view.history[::-1]
    lines = [history_line(line, view, words) for line in newest_first[:SHOWN_HISTORY]]
    left = len(newest_first) - SHOWN_HISTORY
    if left > 0:
        lines.append(words.mrkdwn(PAGE, "history_more", count=left))
    blocks: list[SdkBlock] = list(paragraphs([words.mrkdwn(PAGE, "history_heading"), *lines]))
    if left > 0:
        label = words.plain(PAGE, "history_all")
        value = HistoryPlace(view.trajectory_id).dump()
        blocks.append(
            ActionsBlock(elements=[button(label, action_id=ids.OPEN_HISTORY, value=value)])
        )
    return ({"type": "divider"}, *as_blocks(blocks))
