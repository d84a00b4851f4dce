"""The short forms of a pilot: what it is about, its plan, and whether it suits one."""

from slack_sdk.models.blocks import SectionBlock

from bot.messages import pilot_ids as ids
from bot.messages.form_fields import Option, choose_many, choose_one, text_field
from bot.messages.message import Block, as_blocks, modal, paragraph, small_print, typed
from bot.messages.pilot import PAGE
from bot.messages.pilot_ids import Sheet
from bot.messages.pilot_view import PLAN_TEXTS, PilotSheet
from bot.messages.wording import Wording
from bot.policy.pilots import FitQuestion
from storage.vocabulary import FitAnswer, PilotStage

TEXT_LENGTH = 2000


def pilot_sheet(
    sheet: Sheet, state: PilotSheet, words: Wording, *, number: int, metadata: str, step: str
) -> Block:
    """One short form, filled with what is known or was typed."""
    intro = "sheet_stale" if state.elsewhere else f"sheet_{sheet}_intro"
    blocks = [
        *as_blocks([paragraph(words.mrkdwn(PAGE, intro, number=number))]),
        *_elsewhere(state, words),
        *_FIELDS[sheet](state, words, step),
    ]
    if sheet is Sheet.PLAN and state.format is not None:
        asked = words.mrkdwn(
            PAGE, "format", questions=state.format.questions, source=state.format.source
        )
        blocks.extend(as_blocks([small_print(asked)]))
    return modal(
        callback_id=ids.SHEET,
        title=words.plain(PAGE, f"sheet_{sheet}_title"),
        submit=words.plain(PAGE, "submit"),
        close=words.plain(PAGE, "cancel"),
        private_metadata=metadata,
        blocks=blocks,
    )


def stage_label(stage: PilotStage, words: Wording) -> str:
    """How far somebody says it is, as people read it."""
    return words.plain(PAGE, f"stage_{stage}")


def _elsewhere(state: PilotSheet, words: Wording) -> tuple[Block, ...]:
    """What somebody else wrote meanwhile, to compare with."""
    return as_blocks(
        SectionBlock(text=typed(words.plain(PAGE, f"now_{name}", value=value)))
        for name, value in state.elsewhere.items()
    )


def _basics(state: PilotSheet, words: Wording, step: str) -> list[Block]:
    values, example = state.values, words.plain(PAGE, "example_choice")
    fields = [
        choose_many(
            "themes",
            words.plain(PAGE, "label_themes"),
            options=state.themes,
            chosen=values.get("themes") or (),
            step=step,
            hint=words.plain(PAGE, "hint_themes"),
        ),
        choose_one(
            "year",
            words.plain(PAGE, "label_year"),
            options=[Option(str(year), str(year)) for year in state.years],
            chosen=str(values.get("year") or ""),
            example=example,
            required=True,
            step=step,
        ),
        choose_one(
            "stage",
            words.plain(PAGE, "label_stage"),
            options=[Option(stage.value, stage_label(stage, words)) for stage in PilotStage],
            chosen=values.get("stage"),
            example=example,
            required=True,
            step=step,
            hint=words.plain(PAGE, "hint_stage"),
        ),
    ]
    if state.teams:
        team = choose_one(
            "team",
            words.plain(PAGE, "label_team"),
            options=state.teams,
            chosen=values.get("team"),
            example=example,
            required=False,
            step=step,
        )
        fields.insert(1, team)
    return fields


def _plan(state: PilotSheet, words: Wording, step: str) -> list[Block]:
    return [
        text_field(
            name,
            words.plain(PAGE, f"label_{name}"),
            value=state.values.get(name) or "",
            example=words.plain(PAGE, f"example_{name}"),
            longest=TEXT_LENGTH,
            required=False,
            step=step,
            hint=words.plain(PAGE, "hint_text"),
            multiline=True,
        )
        for name in PLAN_TEXTS
    ]


def _fit(state: PilotSheet, words: Wording, step: str) -> list[Block]:
    answers = [Option(each.value, answer_label(each, words)) for each in FitAnswer]
    return [
        choose_one(
            question.value,
            words.plain(PAGE, f"question_{question}"),
            options=answers,
            chosen=state.values.get(question.value),
            example=words.plain(PAGE, "example_choice"),
            required=False,
            step=step,
        )
        for question in FitQuestion
    ]


def answer_label(answer: FitAnswer, words: Wording) -> str:
    """An answer, as people read it."""
    return words.plain(PAGE, f"answer_{answer.value.replace('-', '_')}")


_FIELDS = {Sheet.BASICS: _basics, Sheet.PLAN: _plan, Sheet.FIT: _fit}
