"""The form in which a tender is put on the calendar, changed and moved."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from bot.messages import tender_ids as ids
from bot.messages.escaping import shorten
from bot.messages.form_fields import Option, choose_date, choose_one, choose_person, text_field
from bot.messages.message import Block, as_blocks, modal, paragraph
from bot.messages.trajectory_form import SHORT_TEXT, TITLE_LENGTH
from bot.messages.wording import Wording
from bot.profile import Profile

PAGE = "tender_form"
SHARED = "trajectory_form"
"""Phrases that this form has in common with that of a trajectory."""
OPTIONS_LENGTH = 300

_PEOPLE = ("client", "budget_holder")
_DAYS = frozenset({"current_ends_on", "contract_start", "contract_end", "notice_on", "option_on"})
_TEXTS = {
    "title": TITLE_LENGTH,
    "value": SHORT_TEXT,
    "publication": SHORT_TEXT,
    "options": OPTIONS_LENGTH,
}
OF_NEW = ("title", "category", "team", "publication", "current_ends_on", "value", "client")
OF_EDIT = (
    *("title", "category", "team", "publication", "current_ends_on", "procedure", "value"),
    *("contract_start", "contract_end", "notice_on", "option_on", "options"),
    *("client", "budget_holder"),
)
OF_MOVE = ("publication",)


@dataclass(frozen=True)
class TenderFormState:
    """What stands in the form, as it was typed and chosen. People are Slack user ids."""

    title: str = ""
    category: str | None = None
    team: str | None = None
    procedure: str | None = None
    value: str = ""
    publication: str = ""
    current_ends_on: str | None = None
    contract_start: str | None = None
    contract_end: str | None = None
    notice_on: str | None = None
    option_on: str | None = None
    options: str = ""
    client: str | None = None
    budget_holder: str | None = None

    def field_values(self) -> dict[str, Any]:
        """Every field by the name it has in the form."""
        return {name: getattr(self, name) for name in self.__dataclass_fields__}

    def taking(self, other: "TenderFormState", fields: frozenset[str]) -> "TenderFormState":
        """The same form with these fields as they are in the other one."""
        own = {name: getattr(other, name) for name in self.__dataclass_fields__ if name in fields}
        return replace(self, **own)


@dataclass(frozen=True)
class Rendering:
    """One picture of a form: what it remembers, and what is told beside its fields.

    ``current`` holds what the fields hold by now that were changed since it was opened, and
    ``intro`` why that is told; ``mistakes`` are told at the top where no field can.
    """

    metadata: str
    step: str
    current: Mapping[str, str] | None = None
    intro: str = "stale"
    mistakes: Sequence[str] = ()


def new_tender(
    state: TenderFormState, profile: Profile, words: Wording, rendering: Rendering
) -> Block:
    """The form for a new one: one required field, the rest can follow."""
    intro = as_blocks([paragraph(words.mrkdwn(PAGE, "intro_new"))])
    fields = _fields(OF_NEW, state, profile, words, rendering)
    blocks = (*(_told(rendering, words) or intro), *fields)
    return _modal(ids.FORM_NEW, "new", blocks, words, rendering)


def edit_tender_form(
    state: TenderFormState,
    profile: Profile,
    words: Wording,
    rendering: Rendering,
    *,
    called: str,
    follows: bool = False,
) -> Block:
    """The form for everything about one.

    :param follows: whether the bot knows the contract before it: its days are not typed here.
    """
    names = [name for name in OF_EDIT if not (follows and name == "current_ends_on")]
    blocks = (*_told(rendering, words), *_fields(names, state, profile, words, rendering))
    return _modal(ids.FORM_EDIT, "edit", blocks, words, rendering, called=called)


def move_tender_form(
    state: TenderFormState, profile: Profile, words: Wording, rendering: Rendering, *, called: str
) -> Block:
    """Only when it is published."""
    fields = _fields(OF_MOVE, state, profile, words, rendering)
    return _modal(ids.FORM_EDIT, "move", tuple(fields), words, rendering, called=called)


def _told(rendering: Rendering, words: Wording) -> tuple[Block, ...]:
    told = []
    if rendering.mistakes:
        told.append(words.mrkdwn(SHARED, "intro_mistakes", mistakes=rendering.mistakes))
    if rendering.current is not None:
        told.append(words.mrkdwn(PAGE, f"intro_{rendering.intro}"))
    return as_blocks(map(paragraph, told))


def _fields(
    names: Sequence[str],
    state: TenderFormState,
    profile: Profile,
    words: Wording,
    rendering: Rendering,
) -> Iterator[Block]:
    hints = _hints(profile, words) | _stale(rendering.current or {}, words)
    offered = _offered(profile)
    for name in names:
        value, hint, step = getattr(state, name), hints.get(name), rendering.step
        if name not in offered:
            yield _typed(name, value, words, step=step, hint=hint)
        elif offered[name]:
            yield choose_one(
                name,
                words.plain(PAGE, f"label_{name}"),
                options=offered[name],
                chosen=value,
                example=words.plain(PAGE, f"example_{name}"),
                required=False,
                step=step,
                hint=hint,
            )


def _typed(name: str, value: Any, words: Wording, *, step: str, hint: str | None) -> Block:
    """A day, a person or a text."""
    label = words.plain(PAGE, f"label_{name}")
    if name in _DAYS:
        return choose_date(name, label, value=value, step=step, hint=hint)
    if name in _PEOPLE:
        example = words.plain(SHARED, "example_person")
        return choose_person(name, label, chosen=value, example=example, step=step, hint=hint)
    return text_field(
        name,
        label,
        value=shorten(value, _TEXTS[name]),
        example=words.plain(PAGE, f"example_{name}"),
        longest=_TEXTS[name],
        required=name == "title",
        step=step,
        hint=hint,
    )


def _offered(profile: Profile) -> dict[str, list[Option]]:
    return {
        "category": [Option(each.slug, each.label) for each in profile.categories],
        "team": [Option(each.slug, each.label) for each in profile.teams],
        "procedure": [Option(each.slug, each.label) for each in profile.tender_calendar.procedures],
    }


def _hints(profile: Profile, words: Wording) -> dict[str, str]:
    """What explains a field, where a label cannot."""
    hints = {
        name: words.plain(PAGE, f"hint_{name}")
        for name in ("current_ends_on", "procedure", "contract_end", "options")
    }
    hints["value"] = words.plain(SHARED, "hint_value")
    if profile.categories:
        hints["team"] = words.plain(SHARED, "hint_team")
    return hints


def _stale(current: Mapping[str, str], words: Wording) -> dict[str, str]:
    """What stands there now, beside each field; a plain hint cannot name a person."""
    empty = words.plain(SHARED, "stale_empty")
    return {
        name: words.plain(SHARED, "stale_person")
        if name in _PEOPLE
        else words.plain(SHARED, "stale_hint", current=value or empty)
        for name, value in current.items()
    }


def _modal(
    callback_id: str,
    kind: str,
    blocks: tuple[Block, ...],
    words: Wording,
    rendering: Rendering,
    **data: object,
) -> Block:
    return modal(
        callback_id=callback_id,
        title=words.plain(PAGE, f"title_{kind}", **data),
        submit=words.plain(PAGE, "submit"),
        close=words.plain(SHARED, "close"),
        private_metadata=rendering.metadata,
        blocks=blocks,
    )
