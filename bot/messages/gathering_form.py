"""The form in which the coordinator adds a gathering, or changes one."""

from collections.abc import Mapping, Sequence
from typing import Any

from bot.messages import gathering_ids as ids
from bot.messages.escaping import Mrkdwn
from bot.messages.form_fields import (
    Option,
    choose_by_tap,
    choose_date,
    choose_one,
    choose_person,
    choose_time,
    text_field,
)
from bot.messages.gathering_view import GatheringChoices, GatheringView
from bot.messages.gatherings import PAGE, when_said
from bot.messages.message import Block, as_blocks, modal, paragraph
from bot.messages.wording import Wording
from storage.vocabulary import GatheringKind

MINUTES = (30, 45, 60, 90, 120, 180, 240, 480)
TITLE_LENGTH, ABOUT_LENGTH, PLACE_LENGTH, LINK_LENGTH, SEATS_LENGTH = 150, 1000, 200, 500, 4
NONE = "-"
"""What stands for nothing in a menu: a menu cannot be emptied."""
Values = Mapping[str, Any]


def gathering_form(
    values: Values,
    choices: GatheringChoices,
    words: Wording,
    *,
    metadata: str,
    step: str,
    new: bool,
    stale: GatheringView | None = None,
) -> Block:
    """The form. ``stale``: what stands there by now, where somebody else was faster."""
    said: list[Mrkdwn] = []
    if stale is not None:
        now = {"title": stale.title, "when": when_said(stale)}
        said.append(words.mrkdwn(PAGE, "stale", **now))
    return modal(
        callback_id=ids.FORM,
        title=words.plain(PAGE, "form_new" if new else "form_change"),
        submit=words.plain(PAGE, "save"),
        close=words.plain(PAGE, "close"),
        private_metadata=metadata,
        blocks=[
            *as_blocks(map(paragraph, said)),
            _kind(values, words, step),
            _text("title", values, words, step, longest=TITLE_LENGTH, required=True),
            _text("about", values, words, step, longest=ABOUT_LENGTH, public=True),
            choose_date(
                "date",
                words.plain(PAGE, "label_date"),
                value=values.get("date"),
                step=step,
                required=True,
            ),
            choose_time("time", words.plain(PAGE, "label_time"), value=values["time"], step=step),
            _minutes(values, words, step),
            _text("place", values, words, step, longest=PLACE_LENGTH),
            _text("link", values, words, step, longest=LINK_LENGTH),
            _text("seats", values, words, step, longest=SEATS_LENGTH),
            *_menu("network", choices.networks, values, words, step),
            *_menu("theme", choices.themes, values, words, step),
            choose_person(
                "owner",
                words.plain(PAGE, "label_owner"),
                chosen=values.get("owner") or None,
                example=words.plain(PAGE, "example_owner"),
                step=step,
            ),
        ],
    )


def _kind(values: Values, words: Wording, step: str) -> Block:
    return choose_by_tap(
        "kind",
        words.plain(PAGE, "label_kind"),
        options=[Option(each.value, words.plain(PAGE, f"kind_{each}")) for each in GatheringKind],
        chosen=values["kind"],
        step=step,
    )


def _minutes(values: Values, words: Wording, step: str) -> Block:
    numbers = sorted({*MINUTES, int(values["minutes"])})
    return choose_one(
        "minutes",
        words.plain(PAGE, "label_minutes"),
        options=[
            Option(str(each), words.plain(PAGE, "option_minutes", number=each)) for each in numbers
        ],
        chosen=str(values["minutes"]),
        example=words.plain(PAGE, "example_choice"),
        required=True,
        step=step,
    )


def _menu(
    name: str, options: Sequence[Option], values: Values, words: Wording, step: str
) -> list[Block]:
    if not options:
        return []
    field = choose_one(
        name,
        words.plain(PAGE, f"label_{name}"),
        options=[Option(NONE, words.plain(PAGE, f"no_{name}")), *options],
        chosen=values.get(name) or NONE,
        example=words.plain(PAGE, "example_choice"),
        required=False,
        step=step,
    )
    return [field]


def _text(
    name: str,
    values: Values,
    words: Wording,
    step: str,
    *,
    longest: int,
    required: bool = False,
    public: bool = False,
) -> Block:
    return text_field(
        name,
        words.plain(PAGE, f"label_{name}"),
        value=str(values.get(name) or ""),
        example=words.plain(PAGE, f"example_{name}"),
        longest=longest,
        required=required,
        step=step,
        hint=words.plain(PAGE, "hint_public") if public else None,
        multiline=public,
    )
