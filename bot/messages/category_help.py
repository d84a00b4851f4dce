"""Hulp bij dit traject: what its category proposes, in one screen."""

from collections.abc import Iterator

from slack_sdk.models.blocks import (
    ActionsBlock,
    ButtonElement,
    ConfirmObject,
    DividerBlock,
    PlainTextObject,
    SectionBlock,
)
from slack_sdk.models.blocks import Block as SdkBlock

from bot.messages import expertise_ids as ids
from bot.messages import journey_ids, trajectory_ids
from bot.messages.category_help_parts import PAGE, help_button, outcome_line
from bot.messages.escaping import Mrkdwn, shorten
from bot.messages.expertise import request_said
from bot.messages.expertise_view import HelpView, OutcomeLine, ToolLine
from bot.messages.experts import expert_said
from bot.messages.form_fields import Option, choose_date, choose_one, text_field
from bot.messages.formatting import in_sentence
from bot.messages.message import Block, as_blocks, button, modal, paragraph, small_print
from bot.messages.trajectory_criteria import criteria_in_help
from bot.messages.trajectory_history import paragraphs
from bot.messages.wording import Wording

SHOWN_MAXIMUM = 200
RESULT_LENGTH = 500
SHOWN_LINES = 5

__all__ = ["help_button", "help_modal", "outcome_form"]


def help_modal(view: HelpView, words: Wording, *, note: Mrkdwn | None = None) -> Block:
    """What helps now, with the buttons to go on.

    :param note: what just happened.
    """
    blocks: list[SdkBlock] = [paragraph(note)] if note else []
    blocks.append(paragraph(_intro(view, words)))
    blocks.extend(paragraphs([*_proposal(view, words)]))
    blocks.append(ActionsBlock(elements=[*_buttons(view, words)]))  # seen without scrolling
    blocks.append(DividerBlock())
    blocks.extend(paragraphs([*_tools(view, words)]))
    if view.fitting is not None:
        blocks.extend(criteria_in_help(view.fitting, words))
    blocks.extend(_experts(view, words))
    blocks.extend(_maximum(view, words))
    blocks.extend(_outcomes(view, words))
    return modal(
        callback_id=ids.HELP,
        title=words.plain(PAGE, "title"),
        close=words.plain(PAGE, "close"),
        blocks=as_blocks(blocks),
    )


def outcome_form(
    tools: tuple[Option, ...],
    words: Wording,
    *,
    number: int,
    today: str,
    metadata: str,
    step: str,
) -> Block:
    """What came of a tool: which, when, in a few words."""
    return modal(
        callback_id=ids.OUTCOME,
        title=words.plain(PAGE, "outcome_title"),
        submit=words.plain(PAGE, "save"),
        close=words.plain(PAGE, "cancel"),
        private_metadata=metadata,
        blocks=[
            *as_blocks([paragraph(words.mrkdwn(PAGE, "outcome_intro", number=number))]),
            choose_one(
                "tool",
                words.plain(PAGE, "label_tool"),
                options=tools,
                chosen=tools[0].value if len(tools) == 1 else None,
                example=words.plain(PAGE, "example_choice"),
                required=True,
                step=step,
            ),
            choose_date("on", words.plain(PAGE, "label_on"), value=today, step=step, required=True),
            text_field(
                "result",
                words.plain(PAGE, "label_result"),
                value="",
                example=words.plain(PAGE, "example_result"),
                longest=RESULT_LENGTH,
                required=True,
                step=step,
                hint=words.plain(PAGE, "hint_result"),
                multiline=True,
            ),
        ],
    )


def _intro(view: HelpView, words: Wording) -> Mrkdwn:
    phrase = "intro" if view.category else "intro_unknown"
    return words.mrkdwn(
        PAGE, phrase, number=view.number, category=view.category, decided=view.decided
    )


def _proposal(view: HelpView, words: Wording) -> Iterator[Mrkdwn]:
    """Themes, team, domain and who stands for it; what is not known is not there."""
    for name, labels in (
        ("themes", tuple(in_sentence(label) for label in view.themes)),
        ("teams", view.teams),
        ("domains", view.domains),
    ):
        if labels:
            yield words.mrkdwn(PAGE, name, labels=labels)
    if view.representative:
        yield words.mrkdwn(PAGE, "represented_by", user=view.representative)
    elif view.roles and view.category:
        yield words.mrkdwn(PAGE, "represented_by_role", roles=view.roles)
    if view.category and not view.themes and not view.teams:
        yield words.mrkdwn(PAGE, "nothing_proposed")


def _tools(view: HelpView, words: Wording) -> Iterator[Mrkdwn]:
    if not view.tools and not view.later:
        return
    yield words.mrkdwn(PAGE, "tools_heading")
    for tool in view.tools:
        yield _tool(tool, words)
    for criterion in view.criteria:
        yield words.mrkdwn(PAGE, "criterion", criterion=criterion)
    levels = next((tool.levels for tool in view.tools if tool.levels), ())
    if levels:
        yield words.mrkdwn(PAGE, "proportionate", levels=levels, ladder=view.has_ladder)
    if view.later:
        yield words.mrkdwn(PAGE, "tools_later", labels=view.later)


def _tool(tool: ToolLine, words: Wording) -> Mrkdwn:
    return words.mrkdwn(PAGE, "tool", tool=tool)


def _maximum(view: HelpView, words: Wording) -> Iterator[SdkBlock]:
    """What doing it fully means, as far as somebody wrote it; and a way to read it all."""
    lines = [
        words.mrkdwn(
            PAGE,
            "maximum",
            theme=in_sentence(theme.label),
            text=shorten(" ".join(theme.text.split()), SHOWN_MAXIMUM),
        )
        for theme in view.maximum
        if theme.text is not None
    ]
    unwritten = [in_sentence(theme.label) for theme in view.maximum if theme.text is None]
    if unwritten:
        lines.append(words.mrkdwn(PAGE, "maximum_unwritten", themes=unwritten))
    if not lines:
        return
    yield from paragraphs([words.mrkdwn(PAGE, "maximum_heading"), *lines])
    yield ActionsBlock(
        elements=[
            button(
                words.plain(PAGE, "maximum_button", theme=theme.label),
                action_id=f"{ids.OPEN_MAXIMAL}_{theme.slug}",
                value=f"{theme.slug}:{view.category_slug}",
            )
            for theme in view.maximum
        ]
    )


def _experts(view: HelpView, words: Wording) -> Iterator[SdkBlock]:
    lines = [expert_said(line, words) for line in view.experts]
    if lines:
        yield from paragraphs([words.mrkdwn(PAGE, "experts_heading"), *lines])
    if view.requests:
        asked = [request_said(line, words) for line in view.requests[-SHOWN_LINES:]]
        yield small_print(*asked)


def _outcomes(view: HelpView, words: Wording) -> Iterator[SdkBlock]:
    if not view.outcomes:
        return
    yield paragraph(words.mrkdwn(PAGE, "outcomes_heading"))
    for line in view.outcomes[:SHOWN_LINES]:
        yield _outcome(line, view, words)


def _outcome(line: OutcomeLine, view: HelpView, words: Wording) -> SectionBlock:
    section = paragraph(outcome_line(line, words))
    if line.result is not None:
        section.accessory = button(
            words.plain(PAGE, "blank"),
            action_id=ids.BLANK_OUTCOME,
            value=f"{view.trajectory_id}:{line.outcome_id}",
            confirm=ConfirmObject(
                title=PlainTextObject(text=words.plain(PAGE, "blank_title")),
                text=PlainTextObject(text=words.plain(PAGE, "blank_text")),
                confirm=PlainTextObject(text=words.plain(PAGE, "blank")),
                deny=PlainTextObject(text=words.plain(PAGE, "cancel")),
            ),
        )
    return section


def _buttons(view: HelpView, words: Wording) -> Iterator[ButtonElement]:
    value = str(view.trajectory_id)
    if view.may_change:
        yield button(words.plain(PAGE, "ask"), action_id=ids.OPEN_ASK, value=value, style="primary")
        if view.may_record:
            yield button(words.plain(PAGE, "record"), action_id=ids.OPEN_OUTCOME, value=value)
        yield button(words.plain(PAGE, "change"), action_id=trajectory_ids.OPEN_EDIT, value=value)
    yield button(words.plain(PAGE, "back"), action_id=journey_ids.DETAILS, value=value)
