"""The form in which a trajectory is logged and changed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from bot.messages import trajectory_ids as ids
from bot.messages.escaping import shorten
from bot.messages.form_fields import (
    Option,
    choose_date,
    choose_many,
    choose_one,
    choose_person,
    text_field,
)
from bot.messages.message import Block, as_blocks, modal, paragraph
from bot.messages.wording import Wording
from bot.profile import Profile
from storage.vocabulary import ProcessRole

PAGE = "trajectory_form"
TITLE_LENGTH = 120
SHORT_TEXT = 100


@dataclass(frozen=True)
class FormState:
    """What stands in the form, as it was typed and chosen. People are Slack user ids."""

    title: str = ""
    category: str | None = None
    team: str | None = None
    value: str = ""
    publication: str = ""
    contract_start: str | None = None
    contract_end: str | None = None
    themes: tuple[str, ...] = ()
    people: Mapping[ProcessRole, str] = field(default_factory=dict)

    def field_values(self) -> dict[str, Any]:
        """Every field by the name it has in the form."""
        values = {name: getattr(self, name) for name in self.__dataclass_fields__}
        people = values.pop("people")
        return values | {role.value: people.get(role) for role in ProcessRole}

    def taking(self, other: "FormState", fields: frozenset[str]) -> "FormState":
        """The same form with these fields as they are in the other one."""
        own = {
            name: getattr(other, name)
            for name in self.__dataclass_fields__
            if name in fields and name != "people"
        }
        people = {
            role: (other if role.value in fields else self).people.get(role) for role in ProcessRole
        }
        return replace(self, **own, people={role: user for role, user in people.items() if user})


def new_form(
    state: FormState,
    profile: Profile,
    words: Wording,
    *,
    metadata: str,
    step: str,
    mistakes: Sequence[str] = (),
) -> Block:
    """The form for a new trajectory: two required fields, the rest can follow.

    :param step: makes the block ids of this rendering its own, so that Slack shows
        the values proposed here and not what was typed before.
    :param mistakes: what is wrong with what was sent, where it cannot be told at its field.
    """
    intro = words.mrkdwn(PAGE, "intro_new", categories=bool(profile.categories))
    blocks = (
        *(_mistakes(mistakes, words) or as_blocks([paragraph(intro)])),
        *_purchase(state, profile, words, step, {}),
        _person(ProcessRole.CLIENT, state, words, step, {}),
    )
    return _modal(ids.FORM_NEW, "new", blocks, words, metadata)


def edit_form(
    state: FormState,
    profile: Profile,
    words: Wording,
    *,
    number: int,
    metadata: str,
    step: str,
    current: Mapping[str, str] | None = None,
    intro: str = "stale",
    mistakes: Sequence[str] = (),
) -> Block:
    """The form for everything about a trajectory.

    :param current: what the fields hold by now that were changed since it was opened.
    :param intro: why that is told: ``stale`` (somebody else did) or ``saved`` (an earlier
        version of this same form was saved already).
    :param mistakes: what is wrong with what was sent, where it cannot be told at its field.
    """
    hints = _stale_hints(current or {}, words)
    blocks: list[Block] = [*_mistakes(mistakes, words)]
    if current is not None:
        blocks.extend(as_blocks([paragraph(words.mrkdwn(PAGE, f"intro_{intro}"))]))
    blocks.extend(_purchase(state, profile, words, step, hints))
    blocks.extend(
        choose_date(
            name,
            words.plain(PAGE, f"label_{name}"),
            value=getattr(state, name),
            step=step,
            hint=hints.get(name),
        )
        for name in ("contract_start", "contract_end")
    )
    blocks.append(
        choose_many(
            "themes",
            words.plain(PAGE, "label_themes"),
            options=[Option(theme.slug, theme.label) for theme in profile.themes],
            chosen=state.themes,
            step=step,
            hint=hints.get("themes"),
        )
    )
    blocks.extend(_person(role, state, words, step, hints) for role in ProcessRole)
    return _modal(ids.FORM_EDIT, "edit", blocks, words, metadata, number=number)


def _mistakes(mistakes: Sequence[str], words: Wording) -> tuple[Block, ...]:
    if not mistakes:
        return ()
    return as_blocks([paragraph(words.mrkdwn(PAGE, "intro_mistakes", mistakes=mistakes))])


def _modal(
    callback_id: str, kind: str, blocks: Any, words: Wording, metadata: str, **data: object
) -> Block:
    return modal(
        callback_id=callback_id,
        title=words.plain(PAGE, f"title_{kind}", **data),
        submit=words.plain(PAGE, f"submit_{kind}"),
        close=words.plain(PAGE, "close"),
        private_metadata=metadata,
        blocks=blocks,
    )


def _purchase(
    state: FormState, profile: Profile, words: Wording, step: str, hints: Mapping[str, str]
) -> list[Block]:
    def text(name: str, *, longest: int, required: bool = False) -> Block:
        own_hint = words.plain(PAGE, "hint_value") if name == "value" else None
        return text_field(
            name,
            words.plain(PAGE, f"label_{name}"),
            value=shorten(getattr(state, name), longest),
            example=words.plain(PAGE, f"example_{name}"),
            longest=longest,
            required=required,
            step=step,
            hint=hints.get(name, own_hint),
        )

    blocks = [text("title", longest=TITLE_LENGTH, required=True)]
    if profile.categories:
        blocks.append(
            choose_one(
                "category",
                words.plain(PAGE, "label_category"),
                options=[Option(category.slug, category.label) for category in profile.categories],
                chosen=state.category,
                example=words.plain(PAGE, "example_category"),
                required=True,
                step=step,
                hint=hints.get("category"),
            )
        )
    if profile.teams:
        own_hint = words.plain(PAGE, "hint_team") if profile.categories else None
        blocks.append(
            choose_one(
                "team",
                words.plain(PAGE, "label_team"),
                options=[Option(team.slug, team.label) for team in profile.teams],
                chosen=state.team,
                example=words.plain(PAGE, "example_team"),
                required=False,
                step=step,
                hint=hints.get("team", own_hint),
            )
        )
    blocks.append(text("value", longest=SHORT_TEXT))
    blocks.append(text("publication", longest=SHORT_TEXT))
    return blocks


def _stale_hints(current: Mapping[str, str], words: Wording) -> dict[str, str]:
    """What stands there now, beside each field; a plain hint cannot name a person."""
    roles = {role.value for role in ProcessRole}
    empty = words.plain(PAGE, "stale_empty")
    return {
        name: words.plain(PAGE, "stale_person")
        if name in roles
        else words.plain(PAGE, "stale_hint", current=value or empty)
        for name, value in current.items()
    }


def _person(
    role: ProcessRole, state: FormState, words: Wording, step: str, hints: Mapping[str, str]
) -> Block:
    return choose_person(
        role.value,
        words.plain(PAGE, f"label_{role.value}"),
        chosen=state.people.get(role),
        example=words.plain(PAGE, "example_person"),
        step=step,
        hint=hints.get(role.value),
    )
