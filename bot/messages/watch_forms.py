"""The short forms of the watch list: what is followed, looked at again, done."""

from collections.abc import Mapping, Sequence
from typing import Any

from bot.messages import watch_ids as ids
from bot.messages.escaping import Mrkdwn
from bot.messages.form_fields import (
    Option,
    choose_by_tap,
    choose_date,
    choose_one,
    choose_person,
    text_field,
)
from bot.messages.message import Block, as_blocks, modal, paragraph
from bot.messages.watch import PAGE
from bot.messages.watch_view import DevelopmentView
from bot.messages.wording import Wording
from bot.policy.watch import Again, again_of
from bot.profile import Profile

TEXT_LENGTH, WHY_LENGTH, NOTE_LENGTH, LINK_LENGTH = 200, 500, 500, 500
NO_THEME = "-"
"""What stands for no theme in the menu: a menu cannot be emptied."""


def development_form(
    values: Mapping[str, Any],
    profile: Profile,
    words: Wording,
    *,
    metadata: str,
    step: str,
    standing: DevelopmentView | None = None,
) -> Block:
    """What is followed, why, who looks after it and when it comes back.

    :param standing: what a colleague made of it meanwhile, where that happened.
    """
    return _form(
        ids.FORM,
        "form_title",
        _stale(standing, words),
        words,
        metadata=metadata,
        fields=[
            _typed("text", TEXT_LENGTH, values, words, step, required=True, hint="hint_text"),
            _typed("why", WHY_LENGTH, values, words, step, multiline=True),
            _owner(values.get("owner"), words, step),
            *_again(values, words, step),
            *_theme(values, profile, words, step),
            _typed("link", LINK_LENGTH, values, words, step),
        ],
    )


def look_form(
    view: DevelopmentView,
    values: Mapping[str, Any],
    words: Wording,
    *,
    metadata: str,
    step: str,
    stale: bool = False,
) -> Block:
    """What came of looking at it, and when it comes back. ``stale``: a colleague was faster."""
    return _form(
        ids.LOOK_FORM,
        "look_title",
        [
            words.mrkdwn(PAGE, "one", text=view.text),
            *_stale(view if stale else None, words),
        ],
        words,
        metadata=metadata,
        fields=[
            _typed("note", NOTE_LENGTH, values, words, step, multiline=True, hint="hint_text"),
            *_again(values, words, step),
        ],
    )


def finish_form(
    view: DevelopmentView,
    values: Mapping[str, Any],
    words: Wording,
    *,
    metadata: str,
    step: str,
    stale: bool = False,
) -> Block:
    """How it ended. ``stale``: a colleague was faster."""
    intro = words.mrkdwn(PAGE, "finish_intro", text=view.text)
    return _form(
        ids.FINISH_FORM,
        "finish_title",
        [intro, *_stale(view if stale else None, words)],
        words,
        metadata=metadata,
        fields=[
            _typed(
                "outcome",
                NOTE_LENGTH,
                values,
                words,
                step,
                required=True,
                multiline=True,
                hint="hint_text",
            )
        ],
    )


def values_of(view: DevelopmentView) -> dict[str, Any]:
    """What stands in the form of a development as it is."""
    return {
        "text": view.text,
        "why": view.why,
        "owner": view.owner,
        "again": again_of(view.look_again_on).value,
        "day": view.day.isoformat() if view.day else None,
        "theme": view.theme_slug or NO_THEME,
        "link": view.link,
    }


def _typed(
    name: str,
    longest: int,
    values: Mapping[str, Any],
    words: Wording,
    step: str,
    *,
    required: bool = False,
    multiline: bool = False,
    hint: str | None = None,
) -> Block:
    return text_field(
        name,
        words.plain(PAGE, f"label_{name}"),
        value=str(values.get(name) or "")[:longest],
        example=words.plain(PAGE, f"example_{name}"),
        longest=longest,
        required=required,
        step=step,
        hint=words.plain(PAGE, hint) if hint else None,
        multiline=multiline,
    )


def _owner(chosen: str | None, words: Wording, step: str) -> Block:
    return choose_person(
        "owner",
        words.plain(PAGE, "label_owner"),
        chosen=chosen,
        example=words.plain(PAGE, "example_owner"),
        step=step,
        required=True,
    )


def _again(values: Mapping[str, Any], words: Wording, step: str) -> Sequence[Block]:
    options = [
        Option(each.value, words.plain(PAGE, f"again_{each.name.lower()}")) for each in Again
    ]
    chosen = values.get("again") or Again.NEXT_QUARTER.value
    return (
        choose_by_tap(
            "again", words.plain(PAGE, "label_again"), options=options, chosen=chosen, step=step
        ),
        choose_date(
            "day",
            words.plain(PAGE, "label_day"),
            value=values.get("day"),
            step=step,
            hint=words.plain(PAGE, "hint_day"),
        ),
    )


def _theme(
    values: Mapping[str, Any], profile: Profile, words: Wording, step: str
) -> Sequence[Block]:
    if not profile.themes:
        return ()
    none = Option(NO_THEME, words.plain(PAGE, "no_theme"))
    return (
        choose_one(
            "theme",
            words.plain(PAGE, "label_theme"),
            options=[none, *(Option(each.slug, each.label) for each in profile.themes)],
            chosen=values.get("theme") or NO_THEME,
            example=words.plain(PAGE, "no_theme"),
            required=False,
            step=step,
        ),
    )


def _stale(standing: DevelopmentView | None, words: Wording) -> Sequence[Mrkdwn]:
    if standing is None:
        return ()
    about = {"text": standing.text, "owner": standing.owner, "day": standing.day}
    return (words.mrkdwn(PAGE, "stale", **about),)


def _form(
    callback_id: str,
    title: str,
    said: Sequence[Mrkdwn],
    words: Wording,
    *,
    metadata: str,
    fields: Sequence[Block],
) -> Block:
    return modal(
        callback_id=callback_id,
        title=words.plain(PAGE, title),
        submit=words.plain(PAGE, "submit"),
        close=words.plain(PAGE, "cancel"),
        private_metadata=metadata,
        blocks=[*as_blocks([paragraph(each) for each in said]), *fields],
    )
