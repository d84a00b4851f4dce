"""The form in which a lesson is kept and changed."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from bot.messages import lesson_ids as ids
from bot.messages.escaping import shorten
from bot.messages.form_fields import Option, choose_many, choose_one, look_up, text_field
from bot.messages.lesson_form_notes import FormContext, form_notes
from bot.messages.message import Block, modal
from bot.messages.trajectory_view import phase_label
from bot.messages.wording import Wording
from bot.profile import Profile
from storage.vocabulary import LessonKind, LessonOutcome, Phase

PAGE = "lesson_form"
TITLE_LENGTH = 120
TEXT_LENGTH = 2900
"""A little less than Slack's 3,000, so that what is shown can be marked as cut."""
LINE_LENGTH = 200
LINK_LENGTH = 500
SHOWN_CURRENT = 300
"""Characters of what stands there by now; a whole hint takes 2,000."""
YES = "yes"

STORY = ("problem", "approach", "result", "advice")
"""What a lesson is told with, in the order in which it is told."""


@dataclass(frozen=True)
class LessonForm:
    """What stands in the form, as it was typed and chosen.

    ``trajectory`` is an id as text; ``anonymous`` holds :data:`YES` when it is ticked.
    """

    title: str = ""
    insight: str = ""
    problem: str = ""
    approach: str = ""
    result: str = ""
    advice: str = ""
    outcome: str | None = None
    kind: str | None = None
    themes: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    phase: str | None = None
    trajectory: str | None = None
    measure: str = ""
    link: str = ""
    anonymous: tuple[str, ...] = ()

    def field_values(self) -> dict[str, Any]:
        """Every field by the name it has in the form."""
        return {name: getattr(self, name) for name in self.__dataclass_fields__}

    def taking(self, other: "LessonForm", fields: frozenset[str]) -> "LessonForm":
        """The same form with these fields as they are in the other one."""
        own = {name: getattr(other, name) for name in fields & self.__dataclass_fields__.keys()}
        return replace(self, **own)


@dataclass(frozen=True)
class _Filling:
    """Everything a field is made with."""

    state: LessonForm
    profile: Profile
    words: Wording
    step: str
    context: FormContext

    def hint(self, name: str, own: str | None = None) -> str | None:
        current = self.context.current or {}
        if self._names_somebody(name):
            return self.words.plain(PAGE, "hint_names")
        if name not in current:
            return own
        empty = self.words.plain(PAGE, "stale_empty")
        shown = shorten(current[name], SHOWN_CURRENT)
        return self.words.plain(PAGE, "stale_hint", current=shown or empty)

    def _names_somebody(self, name: str) -> bool:
        """Whether a name that is pointed out stands in this field."""
        text = getattr(self.state, name)
        return isinstance(text, str) and any(each in text for each in self.context.names)

    def label(self, name: str) -> str:
        return self.words.plain(PAGE, f"label_{name}")

    def example(self, name: str) -> str:
        return self.words.plain(PAGE, f"example_{name}")


def new_lesson_form(
    state: LessonForm,
    profile: Profile,
    words: Wording,
    *,
    metadata: str,
    step: str,
    context: FormContext | None = None,
) -> Block:
    """The form for a new lesson: two required fields, the rest can be asked later."""
    filling = _Filling(state, profile, words, step, context or FormContext())
    blocks = [
        *form_notes(filling.context, words, "intro_new"),
        *_core(filling),
        _outcome(filling),
        _trajectory(filling),
        _themes(filling),
        _anonymous(filling),
    ]
    return _modal(ids.FORM_NEW, "new", blocks, filling, metadata)


def edit_lesson_form(
    state: LessonForm,
    profile: Profile,
    words: Wording,
    *,
    number: int,
    metadata: str,
    step: str,
    context: FormContext | None = None,
) -> Block:
    """The form for everything about a lesson."""
    filling = _Filling(state, profile, words, step, context or FormContext())
    blocks = [
        *form_notes(filling.context, words, None),
        *_core(filling),
        *(_text(filling, name, longest=TEXT_LENGTH, multiline=True) for name in STORY),
        _outcome(filling),
        _kind(filling),
        _themes(filling),
        *_categories(filling),
        _phase(filling),
        _trajectory(filling),
        _text(filling, "measure", longest=LINE_LENGTH),
        _text(filling, "link", longest=LINK_LENGTH),
        *([_anonymous(filling)] if filling.context.own else []),
    ]
    return _modal(ids.FORM_EDIT, "edit", blocks, filling, metadata, number=number)


def _core(filling: _Filling) -> list[Block]:
    insight = _text(filling, "insight", longest=TEXT_LENGTH, multiline=True, required=True)
    return [insight, _text(filling, "title", longest=TITLE_LENGTH, required=True)]


def _text(
    filling: _Filling, name: str, *, longest: int, multiline: bool = False, required: bool = False
) -> Block:
    return text_field(
        name,
        filling.label(name),
        value=shorten(getattr(filling.state, name), longest),
        example=filling.example(name),
        longest=longest,
        required=required,
        step=filling.step,
        hint=filling.hint(name),
        multiline=multiline,
    )


def _choice(
    filling: _Filling, name: str, options: Sequence[Option], own_hint: str | None = None
) -> Block:
    return choose_one(
        name,
        filling.label(name),
        options=options,
        chosen=getattr(filling.state, name),
        example=filling.example(name),
        required=False,
        step=filling.step,
        hint=filling.hint(name, own_hint),
    )


def _outcome(filling: _Filling) -> Block:
    labels = [Option(each.value, outcome_label(each, filling.words)) for each in LessonOutcome]
    return _choice(filling, "outcome", labels, filling.words.plain(PAGE, "hint_outcome"))


def _kind(filling: _Filling) -> Block:
    labels = [Option(each.value, kind_label(each, filling.words)) for each in LessonKind]
    return _choice(filling, "kind", labels)


def _phase(filling: _Filling) -> Block:
    labels = [Option(each.value, phase_label(each, filling.words)) for each in Phase]
    return _choice(filling, "phase", labels)


def _themes(filling: _Filling) -> Block:
    return choose_many(
        "themes",
        filling.label("themes"),
        options=[Option(theme.slug, theme.label) for theme in filling.profile.themes],
        chosen=filling.state.themes,
        step=filling.step,
        hint=filling.hint("themes"),
    )


def _categories(filling: _Filling) -> list[Block]:
    if not filling.profile.categories:
        return []
    return [
        choose_many(
            "categories",
            filling.label("categories"),
            options=[Option(each.slug, each.label) for each in filling.profile.categories],
            chosen=filling.state.categories,
            step=filling.step,
            hint=filling.hint("categories"),
        )
    ]


def _trajectory(filling: _Filling) -> Block:
    return look_up(
        "trajectory",
        filling.label("trajectory"),
        chosen=filling.context.trajectory,
        example=filling.example("trajectory"),
        step=filling.step,
        hint=filling.hint("trajectory"),
    )


def _anonymous(filling: _Filling) -> Block:
    return choose_many(
        "anonymous",
        filling.label("anonymous"),
        options=[Option(YES, filling.words.plain(PAGE, "anonymous_yes"))],
        chosen=filling.state.anonymous,
        step=filling.step,
        hint=filling.hint("anonymous"),
    )


def outcome_label(outcome: LessonOutcome, words: Wording) -> str:
    """Whether it went well, as people read it."""
    return words.plain("vocabulary", f"outcome_{outcome.value}")


def kind_label(kind: LessonKind, words: Wording) -> str:
    """What a lesson is about, as people read it."""
    return words.plain("vocabulary", f"kind_{kind.value}")


def _modal(
    callback_id: str,
    which: str,
    blocks: Sequence[Block],
    filling: _Filling,
    metadata: str,
    **data: object,
) -> Block:
    words = filling.words
    submit = "submit_anyway" if filling.context.doubts else "submit"
    return modal(
        callback_id=callback_id,
        title=words.plain(PAGE, f"title_{which}", **data),
        submit=words.plain(PAGE, submit),
        close=words.plain(PAGE, "close"),
        private_metadata=metadata,
        blocks=blocks,
    )
