"""A talk with a team: what was said and agreed, and the forms of it."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from slack_sdk.models.blocks import ActionsBlock, ButtonElement, SectionBlock
from slack_sdk.models.blocks import Block as SdkBlock

from bot.messages import team_ids as ids
from bot.messages.action_forms import TEXT_LENGTH
from bot.messages.action_items import action_row, said_of
from bot.messages.escaping import Mrkdwn, shorten
from bot.messages.form_fields import (
    Option,
    choose_by_tap,
    choose_date,
    choose_one,
    choose_person,
    text_field,
)
from bot.messages.message import Block, as_blocks, button, modal, paragraph, typed
from bot.messages.team_view import TalkView
from bot.messages.wording import Wording
from storage.vocabulary import TalkKind

PAGE = "team_talk"
MOST_ROWS = 3
"""So many agreements fit in the form at once; more are added to the talk afterwards."""
PRESENT_LENGTH = 300
SAID_LENGTH = 2500
_NUMBER_LENGTH = 12
_SHOWN_AGREEMENT = 120
_SHOWN_STANDING = 200
"""Characters of each text that somebody else wrote meanwhile; all of it stands in the talk."""
AGREEMENT = ("text", "owner", "due_on")
"""The fields of an agreement; in the form of a talk each has the number of its row behind it."""


def kind_label(kind: TalkKind, words: Wording) -> str:
    """What kind of talk it is, as people call it."""
    return words.plain(PAGE, f"kind_{kind.value}")


def agreement_lines(view: TalkView, words: Wording) -> list[Mrkdwn]:
    """What was agreed, each on one line with who does it."""
    return [
        words.mrkdwn(
            PAGE,
            "agreement",
            **{**said_of(each, words), "text": shorten(each.text, _SHOWN_AGREEMENT)},
            is_open=each.is_open,
        )
        for each in view.agreed
    ]


def talk_modal(view: TalkView, words: Wording, *, note: str | None = None) -> Block:
    """A talk. ``note``: the phrase of what was just done."""
    blocks: list[SdkBlock] = []
    if note:
        said = words.mrkdwn(PAGE, f"note_{note}", agreed=bool(view.agreed))
        blocks.append(paragraph(said))
    blocks.append(paragraph(_said_above(view, words)))
    if view.said:
        blocks.append(paragraph(words.mrkdwn(PAGE, "said")))
        blocks.append(SectionBlock(text=typed(view.said)))
    phrase = "agreed" if view.agreed else "nothing_agreed"
    blocks.append(paragraph(words.mrkdwn(PAGE, phrase)))
    blocks.extend(_agreements(view, words))
    blocks.append(ActionsBlock(elements=_buttons(view, words)))
    return modal(
        callback_id=ids.TALK,
        title=words.plain(PAGE, "title"),
        close=words.plain(PAGE, "close"),
        blocks=as_blocks(blocks),
    )


def talk_form(
    values: Mapping[str, Any],
    words: Wording,
    *,
    teams: Sequence[Option],
    rows: int,
    metadata: str,
    step: str,
) -> Block:
    """A new talk. ``rows``: so many agreements have their fields."""
    fields = [
        choose_one(
            "team",
            words.plain(PAGE, "label_team"),
            options=teams,
            chosen=values.get("team"),
            example=words.plain(PAGE, "example_team"),
            required=True,
            step=step,
        ),
        *_about(values, words, step),
        text_field(
            "number",
            words.plain(PAGE, "label_number"),
            value=str(values.get("number") or ""),
            example=words.plain(PAGE, "example_number"),
            longest=_NUMBER_LENGTH,
            required=False,
            step=step,
        ),
    ]
    for row in range(rows):
        title = words.mrkdwn(PAGE, "agreement_row", number=row + 1)
        fields += [*as_blocks([paragraph(title)]), *_agreement(values, words, step, f"_{row}")]
    if rows < MOST_ROWS:
        add = button(words.plain(PAGE, "add_row"), action_id=ids.ADD_ROW, value=str(rows))
        fields += as_blocks([ActionsBlock(elements=[add])])
    return _form(ids.FORM, "form_title", words, metadata, fields)


def edit_form(
    values: Mapping[str, Any],
    words: Wording,
    *,
    metadata: str,
    step: str,
    standing: TalkView | None = None,
) -> Block:
    """Another kind, day or text. ``standing``: what somebody else made of it meanwhile."""
    fields: list[Block] = []
    if standing is not None:
        said = words.mrkdwn(
            PAGE,
            "stale",
            kind=kind_label(standing.kind, words),
            day=standing.held_on,
            present=shorten(standing.present, _SHOWN_STANDING),
            said=shorten(standing.said, _SHOWN_STANDING),
        )
        fields += as_blocks([paragraph(said)])
    return _form(ids.EDIT, "edit_title", words, metadata, [*fields, *_about(values, words, step)])


def agree_form(
    values: Mapping[str, Any], words: Wording, *, team: str, metadata: str, step: str
) -> Block:
    """One more agreement."""
    intro = as_blocks([paragraph(words.mrkdwn(PAGE, "agree_intro", team=team))])
    fields = _agreement(values, words, step, "", required=True)
    return _form(ids.AGREE, "agree_title", words, metadata, [*intro, *fields])


def problem_said(phrase: str, words: Wording) -> str:
    """What is wrong with a field."""
    return words.plain(PAGE, f"problem_{phrase}")


def _said_above(view: TalkView, words: Wording) -> Mrkdwn:
    return words.mrkdwn(
        PAGE,
        "one",
        kind=kind_label(view.kind, words),
        team=view.team,
        day=view.held_on,
        number=view.number,
        present=view.present,
    )


def _agreements(view: TalkView, words: Wording) -> Iterator[SdkBlock]:
    for each in view.agreed:
        if each.is_open:
            yield action_row(each, words)
    done = [
        line
        for each, line in zip(view.agreed, agreement_lines(view, words), strict=True)
        if not each.is_open
    ]
    yield from (paragraph(line) for line in done)


def _buttons(view: TalkView, words: Wording) -> list[ButtonElement]:
    value = str(view.talk_id)
    team = button(words.plain(PAGE, "to_team"), action_id=ids.OPEN, value=view.team_slug)
    if not view.may_change:
        return [team]
    return [
        button(words.plain(PAGE, "agree"), action_id=ids.OPEN_AGREE, value=value, style="primary"),
        button(words.plain(PAGE, "edit"), action_id=ids.OPEN_EDIT, value=value),
        team,
    ]


def _about(values: Mapping[str, Any], words: Wording, step: str) -> list[Block]:
    """What kind of talk it was, when, with whom, and what was said."""
    return [
        choose_by_tap(
            "kind",
            words.plain(PAGE, "label_kind"),
            options=[Option(each.value, kind_label(each, words)) for each in TalkKind],
            chosen=values.get("kind"),
            step=step,
        ),
        choose_date(
            "held_on",
            words.plain(PAGE, "label_held_on"),
            value=values.get("held_on"),
            step=step,
            required=True,
        ),
        text_field(
            "present",
            words.plain(PAGE, "label_present"),
            value=str(values.get("present") or "")[:PRESENT_LENGTH],
            example=words.plain(PAGE, "example_present"),
            longest=PRESENT_LENGTH,
            required=False,
            step=step,
            hint=words.plain(PAGE, "hint_present"),
        ),
        text_field(
            "said",
            words.plain(PAGE, "label_said"),
            value=str(values.get("said") or "")[:SAID_LENGTH],
            example=words.plain(PAGE, "example_said"),
            longest=SAID_LENGTH,
            required=False,
            step=step,
            hint=words.plain(PAGE, "hint_said"),
            multiline=True,
        ),
    ]


def _agreement(
    values: Mapping[str, Any], words: Wording, step: str, row: str, *, required: bool = False
) -> list[Block]:
    text, owner, due_on = (f"{name}{row}" for name in AGREEMENT)
    return [
        text_field(
            text,
            words.plain(PAGE, "label_text"),
            value=str(values.get(text) or "")[:TEXT_LENGTH],
            example=words.plain(PAGE, "example_text"),
            longest=TEXT_LENGTH,
            required=required,
            step=step,
            hint=words.plain(PAGE, "hint_said"),
        ),
        choose_person(
            owner,
            words.plain(PAGE, "label_owner"),
            chosen=values.get(owner),
            example=words.plain(PAGE, "example_owner"),
            step=step,
            required=required,
        ),
        choose_date(
            due_on,
            words.plain(PAGE, "label_due_on"),
            value=values.get(due_on),
            step=step,
            required=required,
        ),
    ]


def _form(
    callback_id: str, title: str, words: Wording, metadata: str, blocks: Sequence[Block]
) -> Block:
    return modal(
        callback_id=callback_id,
        title=words.plain(PAGE, title),
        submit=words.plain(PAGE, "submit"),
        close=words.plain(PAGE, "cancel"),
        private_metadata=metadata,
        blocks=blocks,
    )
