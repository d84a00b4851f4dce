"""The short form in which the coordinator says who looks after an item, and how it goes."""

from collections.abc import Mapping
from typing import Any

from bot.language.months import month_named
from bot.messages import plan_ids as ids
from bot.messages.escaping import Mrkdwn
from bot.messages.form_fields import Option, choose_one, choose_person, text_field
from bot.messages.message import Block, as_blocks, modal, paragraph
from bot.messages.plan import PAGE, item_said, status_said, whole_text
from bot.messages.plan_view import Kept, Kind, PlanRow, asks_address, asks_month
from bot.messages.wording import Wording
from bot.policy.plan import statuses
from bot.profile.base import MONTHS

NOTE_LENGTH = 1000


def plan_form(
    row: PlanRow,
    words: Wording,
    *,
    metadata: str,
    step: str,
    typed: Mapping[str, Any] | None = None,
) -> Block:
    """The form, filled with what is kept.

    :param typed: what this person typed, where somebody else changed it meanwhile.
    """
    values = {**_values(row.kept), **(typed or {})}
    blank = row.item.kind is Kind.BLANK
    said = [] if typed is None else [paragraph(_stale(row, words))]
    return modal(
        callback_id=ids.FORM,
        title=words.plain(PAGE, f"form_title_{row.item.kind}"),
        submit=words.plain(PAGE, "submit"),
        close=words.plain(PAGE, "cancel"),
        private_metadata=metadata,
        blocks=[
            *as_blocks([*said, *whole_text(item_said(row.item, words))]),
            *([] if blank else owner_and_status(values, words, step, own=False)),
            _month(values, words, step)
            if asks_month(row.item.key)
            else _note(values, words, step, label=_label(row)),
        ],
    )


def _stale(row: PlanRow, words: Wording) -> Mrkdwn:
    kept = row.kept
    if row.item.kind is Kind.BLANK:
        return words.mrkdwn(PAGE, "form_stale_blank", note=kept.note)
    status = status_said(kept.status, words)
    return words.mrkdwn(PAGE, "form_stale", status=status, owner=kept.owner, note=kept.note)


def _values(kept: Kept) -> dict[str, Any]:
    return {"owner": kept.owner, "status": kept.status.value, "note": kept.note}


def owner_and_status(
    values: Mapping[str, Any], words: Wording, step: str, *, own: bool
) -> list[Block]:
    """Who looks after it and how it goes; ``own``: the municipality added it itself."""
    owner = choose_person(
        "owner",
        words.plain(PAGE, "label_owner"),
        chosen=values["owner"],
        example=words.plain(PAGE, "example_owner"),
        step=step,
        hint=words.plain(PAGE, "hint_owner"),
    )
    status = choose_one(
        "status",
        words.plain(PAGE, "label_status"),
        options=[Option(each.value, status_said(each, words)) for each in statuses(own=own)],
        chosen=values["status"],
        example=words.plain(PAGE, "example_status"),
        required=True,
        step=step,
    )
    return [owner, status]


def _label(row: PlanRow) -> str:
    if row.item.kind is not Kind.BLANK:
        return "label_note"
    return "label_address" if asks_address(row.item.key) else "label_text"


def _month(values: Mapping[str, Any], words: Wording, step: str) -> Block:
    """What was typed before there was a list is read as far as it names one month."""
    chosen = month_named(values["note"] or "")
    return choose_one(
        "note",
        words.plain(PAGE, "label_month"),
        options=[Option(each, each) for each in MONTHS],
        chosen=MONTHS[chosen - 1] if chosen else None,
        example=words.plain(PAGE, "example_month"),
        required=True,
        step=step,
    )


def _note(values: Mapping[str, Any], words: Wording, step: str, *, label: str) -> Block:
    return text_field(
        "note",
        words.plain(PAGE, label),
        value=values["note"] or "",
        example=words.plain(PAGE, "example_note"),
        longest=NOTE_LENGTH,
        required=False,
        step=step,
        hint=words.plain(PAGE, "hint_note"),
        multiline=True,
    )
