"""Where a purchase stands: its way, what is missing with the button that mends it, its steps."""

from dataclasses import dataclass

from slack_sdk.models.blocks import ActionsBlock, ButtonElement, SectionBlock
from slack_sdk.models.blocks import Block as SdkBlock

from bot.messages import contract_ids, intake_ids, start_form_ids, trajectory_ids
from bot.messages import journey_ids as ids
from bot.messages.escaping import Mrkdwn
from bot.messages.formatting import euros
from bot.messages.journey_award import award_buttons, award_lines
from bot.messages.journey_ids import Sheet
from bot.messages.journey_need import PAGE, need_question, phrase_of
from bot.messages.journey_view import JourneyView
from bot.messages.message import (
    Block,
    Message,
    as_blocks,
    button,
    heading,
    modal,
    paragraph,
    small_print,
    typed,
)
from bot.messages.trajectory_view import phase_label
from bot.messages.wording import Wording
from bot.policy.journey import WAY, Lack
from storage.vocabulary import NeedAnswer, Phase


@dataclass(frozen=True)
class Place:
    """What a button of the journey carries: which purchase, as it was, and where to."""

    trajectory_id: int
    version: int
    target: str = ""

    def dump(self) -> str:
        """As a value; read back by :func:`read_place`."""
        return f"{self.trajectory_id}:{self.version}:{self.target}"


def read_place(text: str) -> Place:
    """What :meth:`Place.dump` wrote. :raises ValueError: it is something else."""
    trajectory_id, version, target = text.split(":")
    return Place(int(trajectory_id), int(version), target)


MENDS: dict[Lack, str] = {
    Lack.VALUE: trajectory_ids.OPEN_EDIT,
    Lack.START_FORM: start_form_ids.OPEN,
    Lack.INTAKE: intake_ids.OPEN,
    Lack.THEMES: contract_ids.OPEN_THEMES,
    Lack.PROMISES: contract_ids.OPEN_PROMISES,
    Lack.DECISION: f"{ids.OPEN_SHEET}{Sheet.DECISION}",
    Lack.OBJECTION: f"{ids.OPEN_SHEET}{Sheet.OBJECTION_ENDED}",
    Lack.STANDSTILL: f"{ids.OPEN_SHEET}{Sheet.DECISION}",
    Lack.FINAL: f"{ids.OPEN_SHEET}{Sheet.FINAL}",
    Lack.SIGNATURE: f"{ids.OPEN_SHEET}{Sheet.SIGNATURE}",
}
"""The button that mends what is missing; the first key question has its own four."""

SHEETS_OF_EXITS = {
    Phase.NOT_NEEDED: Sheet.NOT_NEEDED,
    Phase.WITHDRAWN: Sheet.WITHDRAWN,
    Phase.STOPPED: Sheet.STOPPED,
}


def journey(view: JourneyView, words: Wording, *, note: str | None = None) -> Block:
    """Where it stands and what can be done.

    :param note: the phrase that says what became of the last press, if that needs saying.
    """
    return modal(
        callback_id=ids.JOURNEY,
        title=words.plain(PAGE, "title", number=view.number),
        close=words.plain(PAGE, "close"),
        blocks=as_blocks(
            [
                heading(view.title),
                *_note(view, words, note),
                *_standing(view, words),
                *_doing(view, words),
            ]
        ),
    )


def thanks(words: Wording, *, number: int, title: str, trajectory_id: int) -> Message:
    """To who logged it: not buying is a result as well."""
    text = words.mrkdwn(PAGE, "thanks", number=number, title=title)
    look = button(words.plain(PAGE, "look"), action_id=ids.OPEN, value=str(trajectory_id))
    return Message(text, as_blocks([paragraph(text), ActionsBlock(elements=[look])]))


def need_noted(words: Wording, *, trajectory_id: int) -> Message:
    """After an answer to the first key question at a message."""
    text = words.mrkdwn(PAGE, "need_noted")
    go_on = button(words.plain(PAGE, "open"), action_id=ids.OPEN, value=str(trajectory_id))
    return Message(text, as_blocks([paragraph(text), ActionsBlock(elements=[go_on])]))


def _note(view: JourneyView, words: Wording, note: str | None) -> list[SdkBlock]:
    if note is None:
        return []
    if note == "refused" and not view.missing:
        note = "impossible"  # nothing can be mended: it stands where that step is none
    here = phase_label(view.phase, words)
    return [paragraph(words.mrkdwn(PAGE, f"note_{note}", here=here))]


def _standing(view: JourneyView, words: Wording) -> list[SdkBlock]:
    if view.phase is None:
        return [paragraph(words.mrkdwn(PAGE, "for_colleagues"))]
    here = phase_label(view.phase, words)
    if not view.way:
        return [paragraph(words.mrkdwn(PAGE, "stands", phase=here))]
    blocks: list[SdkBlock] = []
    if view.phase in view.way:
        blocks.append(paragraph(Mrkdwn("\n".join(_lines(view, words)))))
    else:
        blocks.append(paragraph(words.mrkdwn(PAGE, "ended", phase=here)))
        if view.reason:
            blocks.append(SectionBlock(text=typed(words.plain(PAGE, "reason", reason=view.reason))))
    if said := _said(view, words):
        blocks.append(small_print(*said))
    return blocks


def _lines(view: JourneyView, words: Wording) -> list[Mrkdwn]:
    """The phases under each other: done, here, still to come; the award with its steps."""
    here = view.way.index(view.phase or Phase.IDEA)
    lines = []
    for place, phase in enumerate(view.way):
        phrase = "line_done" if place < here else "line_here" if place == here else "line_to_come"
        label = phase_label(phase, words)
        lines.append(words.mrkdwn(PAGE, phrase, phase=label, unsure=phase in view.unsure))
        if phase is Phase.AWARD and view.award is not None:
            lines.extend(award_lines(view.award, words))
    return lines


def _said(view: JourneyView, words: Wording) -> list[Mrkdwn]:
    """What the list does not say by itself: the rule for a start form, and what was saved."""
    said = []
    if view.start_form is not None:
        rule = view.start_form
        said.append(
            words.mrkdwn(
                PAGE,
                f"start_form_{rule.asked}",
                amount=rule.amount,
                more_than=rule.more_than,
                source=rule.source,
            )
        )
    if view.need is not None and not view.asks_need and _tells_need(view):
        saved = "" if view.saved_cents is None else euros(view.saved_cents)
        said.append(words.mrkdwn(PAGE, f"needed_{phrase_of(view.need)}", saved=saved))
    return said


def _tells_need(view: JourneyView) -> bool:
    """A plain yes is no news any more once the tender is published."""
    published = view.phase in WAY and WAY.index(view.phase) >= WAY.index(Phase.TENDER)
    return not (published and view.need is NeedAnswer.YES)


def _doing(view: JourneyView, words: Wording) -> list[SdkBlock]:
    if not view.may_change:
        return []
    blocks: list[SdkBlock] = []
    if view.asks_need:
        blocks.extend(need_question(view.trajectory_id, words))
    blocks.extend(_missing(view, lack, words) for lack in view.missing if lack is not Lack.NEED)
    if steps := _steps(view, words):
        blocks.append(ActionsBlock(elements=steps))
    if others := _others(view, words):
        blocks.append(ActionsBlock(elements=others))
    return blocks


def _missing(view: JourneyView, lack: Lack, words: Wording) -> SectionBlock:
    """What is missing, with the button that mends it beside it."""
    until = view.award.standstill_until if view.award else None
    phrase = _phrase_of(lack, view)
    section = paragraph(words.mrkdwn(PAGE, f"missing_{phrase}", until=until, by=view.form.by))
    section.accessory = button(
        words.plain(PAGE, f"mend_{phrase}"), action_id=MENDS[lack], value=str(view.trajectory_id)
    )
    return section


def _phrase_of(lack: Lack, view: JourneyView) -> str:
    """A start form says how far it is, and on whom it waits."""
    if lack is not Lack.START_FORM:
        return lack.value
    return f"{lack.value}_{view.form.state.value if view.form.state else 'not_begun'}"


def _steps(view: JourneyView, words: Wording) -> list[ButtonElement]:
    """Forward, also where something is missing: who presses it reads what."""
    steps = []
    if view.next is not None and view.next is not Phase.EXECUTION:
        place = Place(view.trajectory_id, view.version, view.next.value)
        steps.append(
            button(
                words.plain(PAGE, "move", phase=phase_label(view.next, words)),
                action_id=ids.MOVE,
                value=place.dump(),
                style=None if view.missing else "primary",
            )
        )
    if Lack.INTAKE in view.missing:
        action = f"{ids.OPEN_SHEET}{Sheet.WITHOUT_TALK}"
        label = words.plain(PAGE, "without_talk")
        steps.append(button(label, action_id=action, value=str(view.trajectory_id)))
    if view.award is not None:
        steps.extend(award_buttons(view, words))
    return steps


def _others(view: JourneyView, words: Wording) -> list[ButtonElement]:
    """Out, back, and to the details."""
    value = str(view.trajectory_id)
    others = []
    if view.may_ask_again:
        others.append(button(words.plain(PAGE, "ask_again"), action_id=ids.ASK_AGAIN, value=value))
    others += [
        button(
            words.plain(PAGE, f"exit_{exit_to.value.replace('-', '_')}"),
            action_id=f"{ids.OPEN_SHEET}{SHEETS_OF_EXITS[exit_to]}",
            value=value,
        )
        for exit_to in view.exits
        if not (exit_to is Phase.NOT_NEEDED and view.asks_need)  # an answer to the question
    ]
    if view.may_place and Lack.PROMISES not in view.missing:
        label = words.plain(PAGE, "places")
        others.append(button(label, action_id=contract_ids.OPEN_PROMISES, value=value))
    if view.may_talk and Lack.INTAKE not in view.missing:
        others.append(button(words.plain(PAGE, "talk"), action_id=intake_ids.OPEN, value=value))
    if view.back is not None:
        others.append(
            button(
                words.plain(PAGE, "back", phase=phase_label(view.back, words)),
                action_id=ids.BACK,
                value=Place(view.trajectory_id, view.version).dump(),
            )
        )
    others.append(button(words.plain(PAGE, "details"), action_id=ids.DETAILS, value=value))
    return others
