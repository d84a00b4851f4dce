"""The steps in which a start form is filled in: themes, why, money and people."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from slack_sdk.models.blocks import Block as SdkBlock

from bot.messages import start_form_ids as ids
from bot.messages.costs import cost_question
from bot.messages.escaping import shorten
from bot.messages.form_fields import Option, choose_one, choose_person, text_field
from bot.messages.formatting import in_sentence
from bot.messages.message import Block, as_blocks, modal, paragraph, small_print
from bot.messages.start_form_steps import (
    CHOSEN,
    LONG_TEXTS,
    NO,
    NOT_CHOSEN,
    SHORT_LENGTH,
    SHORT_TEXTS,
    TEXT_LENGTH,
    YES,
    Step,
    StepState,
    steps_of,
)
from bot.messages.start_form_view import StartFormView, ThemeView
from bot.messages.wording import Wording
from bot.profile import Profile

PAGE = "start_form"
GOAL_LENGTH = 200
MAXIMAL_LENGTH = 120


def start_form_step(
    view: StartFormView,
    step: Step,
    state: StepState,
    profile: Profile,
    words: Wording,
    *,
    metadata: str,
    rendering: str,
    current: Mapping[str, str] | None = None,
    intro: str = "stale",
    mistakes: Sequence[str] = (),
) -> Block:
    """One step of the form.

    :param rendering: makes the block ids of this rendering its own, so that Slack shows the
        values proposed here and not what was typed before.
    :param current: what the fields hold by now that somebody else changed since it was opened.
    :param intro: why that is told: ``stale``, or ``saved`` (it was saved before).
    :param mistakes: what is wrong with what was sent, where it cannot be told at its field.
    """
    hints = _stale_hints(current or {}, words)
    fields = _Fields(view, state, profile, words, rendering, hints)
    steps = steps_of(profile)
    told: list[SdkBlock] = []
    if mistakes:
        told.append(paragraph(words.mrkdwn(PAGE, "mistakes", mistakes=mistakes)))
    if current is not None:
        told.append(paragraph(words.mrkdwn(PAGE, intro)))
    told.append(
        small_print(words.mrkdwn(PAGE, "progress", at=steps.index(step) + 1, all=len(steps)))
    )
    body = {"themes": fields.themes, "why": fields.why, "money": fields.money}[step.kind]
    return modal(
        callback_id=ids.STEP,
        title=words.plain(PAGE, "title", number=view.number),
        submit=words.plain(PAGE, "next"),
        close=words.plain(PAGE, "later"),
        private_metadata=metadata,
        blocks=(*as_blocks(told), *body(step)),
    )


@dataclass(frozen=True)
class _Fields:
    """The fields of one rendering of a step."""

    view: StartFormView
    state: StepState
    profile: Profile
    words: Wording
    rendering: str
    hints: Mapping[str, str]

    def themes(self, step: Step) -> Iterator[Block]:
        """Whether it is needed at all, then a level for each theme."""
        shown = self._shown(step)
        if step.part == 0 and self.view.question:
            yield self._text("need", self.view.question)
        yield from self._intro(step)
        for theme in shown:
            yield self._level(theme)
            yield from self._maximal(theme)
        yield from self._aspirations(shown)

    def why(self, step: Step) -> Iterator[Block]:
        """For each theme why it is chosen, or why it is not."""
        yield from self._intro(step)
        if self.view.duty:
            text = self.words.mrkdwn(
                PAGE, "duty", text=self.view.duty, source=self.view.duty_source
            )
            yield from as_blocks([small_print(text)])
        yield from as_blocks([small_print(self.words.mrkdwn(PAGE, "careful"))])
        for theme in self._shown(step):
            yield from self._one_why(theme)

    def money(self, step: Step) -> Iterator[Block]:
        """Opportunities, who pays and what it costs over its whole life."""
        yield from self._intro(step)
        for name in step.fields(self.profile):
            if name == SHORT_TEXTS[0]:
                yield from as_blocks(cost_question(self.view, self.words))
            if name == "budget_holder":
                yield choose_person(
                    name,
                    self._label(name),
                    chosen=self._value(name),
                    example=self.words.plain(PAGE, "example_person"),
                    step=self.rendering,
                    hint=self.hints.get(name),
                )
            elif name == "extra_budget":
                yield self._yes_or_no(name)
            elif name in LONG_TEXTS:
                yield self._text(name, self._label(name))
            elif self.view.needs_words(name):
                yield self._line(name)

    def _intro(self, step: Step) -> Iterator[Block]:
        yield from as_blocks([paragraph(self.words.mrkdwn(PAGE, f"intro_{step.kind}"))])

    def _shown(self, step: Step) -> list[ThemeView]:
        slugs = {theme.slug for theme in step.themes(self.profile)}
        return [theme for theme in self.view.themes if theme.slug in slugs]

    def _one_why(self, theme: ThemeView) -> Iterator[Block]:
        phrase = "theme_chosen" if theme.chosen else "theme_left_out"
        heading = self.words.mrkdwn(
            PAGE, phrase, theme=theme.label, level=theme.level, name=theme.level_name
        )
        blocks: list[SdkBlock] = [paragraph(heading)]
        if theme.goal:
            goal = shorten(theme.goal, GOAL_LENGTH)
            source = theme.goal_source
            blocks.append(small_print(self.words.mrkdwn(PAGE, "goal", goal=goal, source=source)))
        yield from as_blocks(blocks)
        if theme.chosen:
            yield self._text(f"motivation_{theme.slug}", self._label("motivation"))
            return
        reasons = self.profile.explanations_for(theme.slug)
        if reasons:
            name = f"reason_{theme.slug}"
            yield choose_one(
                name,
                self._label("reason"),
                options=[Option(each.slug, each.label) for each in reasons],
                chosen=self._value(name),
                example=self.words.plain(PAGE, "example_reason"),
                required=False,
                step=self.rendering,
                hint=self.hints.get(name),
            )
        yield self._text(f"explanation_{theme.slug}", self._label("explanation"))

    def _level(self, theme: ThemeView) -> Block:
        name, words = f"level_{theme.slug}", self.words
        levels = [
            Option(
                str(level.number),
                words.plain(
                    PAGE,
                    "level",
                    number=level.number,
                    name=level.name,
                    lowest=level.number == theme.lowest,
                ),
            )
            for level in self.profile.levels
        ] or [Option(CHOSEN, words.plain(PAGE, "chosen"))]
        hint = words.plain(PAGE, "hint_level", lowest=theme.lowest, fits=theme.fits)
        return choose_one(
            name,
            theme.label,
            options=[*levels, Option(NOT_CHOSEN, words.plain(PAGE, "not_chosen"))],
            chosen=self._value(name),
            example=words.plain(PAGE, "example_level"),
            required=False,
            step=self.rendering,
            hint=self.hints.get(name, hint) or None,
        )

    def _maximal(self, theme: ThemeView) -> Iterator[Block]:
        """What doing it fully means, on one line, with where to read on."""
        if theme.maximal:
            text = shorten(" ".join(theme.maximal.split()), MAXIMAL_LENGTH)
            about = " ".join(map(in_sentence, filter(None, (theme.label, self.view.category))))
            told = self.words.mrkdwn(PAGE, "maximal", text=text, about=about)
            yield from as_blocks([small_print(told)])

    def _aspirations(self, themes: Sequence[ThemeView]) -> Iterator[Block]:
        """What the team aspires to, each text once with the themes it is about."""
        texts = dict.fromkeys((theme.aspiration, theme.aspiration_source) for theme in themes)
        for text, source in texts:
            if text:
                labels = [theme.label for theme in themes if theme.aspiration == text]
                told = self.words.mrkdwn(
                    PAGE, "aspiration", themes=labels, text=text, source=source
                )
                yield from as_blocks([small_print(told)])

    def _text(self, name: str, label: str) -> Block:
        return text_field(
            name,
            label,
            value=self._value(name) or "",
            example=self.words.plain(PAGE, "careful"),
            longest=TEXT_LENGTH,
            required=False,
            step=self.rendering,
            hint=self.hints.get(name),
            multiline=True,
        )

    def _line(self, name: str) -> Block:
        example = "team" if name in SHORT_TEXTS else name
        return text_field(
            name,
            self._label(name),
            value=self._value(name) or "",
            example=self.words.plain(PAGE, f"example_{example}"),
            longest=SHORT_LENGTH,
            required=False,
            step=self.rendering,
            hint=self.hints.get(name),
        )

    def _yes_or_no(self, name: str) -> Block:
        words = self.words
        return choose_one(
            name,
            self._label(name),
            options=[
                Option(YES, words.plain("vocabulary", "yes")),
                Option(NO, words.plain("vocabulary", "no")),
            ],
            chosen=self._value(name),
            example=words.plain(PAGE, "example_yes_or_no"),
            required=False,
            step=self.rendering,
            hint=self.hints.get(name),
        )

    def _label(self, name: str) -> str:
        return self.words.plain(PAGE, f"label_{name}")

    def _value(self, name: str) -> Any:
        return self.state.values.get(name)


def _stale_hints(current: Mapping[str, str], words: Wording) -> dict[str, str]:
    """What stands there now, beside each field; a plain hint cannot name a person or a level."""
    empty = words.plain(PAGE, "stale_empty")
    return {
        name: words.plain(PAGE, "stale_choice")
        if name in {"budget_holder", "extra_budget"} or name.startswith("level_")
        else words.plain(PAGE, "stale_hint", current=value or empty)
        for name, value in current.items()
    }
