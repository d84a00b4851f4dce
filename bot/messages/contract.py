"""The promises of a contract as people read them: in messages, details and the Home tab."""

from slack_sdk.models.blocks import ActionsBlock, ButtonElement, SectionBlock
from slack_sdk.models.blocks import Block as SdkBlock

from bot.messages import contract_ids as ids
from bot.messages import trajectory_ids
from bot.messages.contract_forms import PAGE, answer_label, place_label
from bot.messages.contract_view import ContractView, ContractWait, PromiseLine, Wait
from bot.messages.escaping import Mrkdwn, shorten
from bot.messages.formatting import euros, number
from bot.messages.message import Message, as_blocks, button, paragraph, typed
from bot.messages.trajectory_history import paragraphs
from bot.messages.wording import Wording
from storage.vocabulary import HandoverState, PromisePlace

SHOWN_TEXT = 150

_OPENS = {
    Wait.TAKE_OVER: trajectory_ids.OPEN_DETAILS,
    Wait.CHECK: ids.OPEN_CHECK,
    Wait.NOBODY: ids.OPEN_MANAGER,
    Wait.ASKED: trajectory_ids.OPEN_DETAILS,
    Wait.DECLINED: ids.OPEN_MANAGER,
}


def handover(view: ContractView, words: Wording, *, again: bool = False) -> Message:
    """To the contract manager: what was promised, and whether they take it over.

    :param again: whether this is the one reminder.
    """
    phrase = "handover_again" if again else "handover"
    text = words.mrkdwn(PAGE, phrase, title=view.title, number=view.number)
    lines = [promise_line(line, words) for line in view.lines]
    return _message(text, lines, _answering(view, words))


def settled(view: ContractView, words: Wording, *, phrase: str) -> Message:
    """In place of the question, once it is answered: ``accepted`` or ``past``."""
    text = words.mrkdwn(PAGE, f"settled_{phrase}", title=view.title, number=view.number)
    lines = [promise_line(line, words) for line in view.lines] if phrase == "accepted" else []
    return _message(text, lines, [_look(view, words)])


def unnamed(view: ContractView, words: Wording) -> Message:
    """To the client: who is the contract manager?"""
    text = words.mrkdwn(PAGE, "unnamed", title=view.title, number=view.number)
    return _message(text, [], [_naming(view, words), _look(view, words)])


def declined(view: ContractView, words: Wording) -> Message:
    """To the client and the adviser: the contract manager says that something is not right."""
    text = words.mrkdwn(
        PAGE, "declined", title=view.title, number=view.number, manager=view.manager
    )
    said = [SectionBlock(text=typed(view.remark))] if view.remark else []
    actions = ActionsBlock(elements=[_look(view, words), _naming(view, words)])
    return Message(text, as_blocks([paragraph(text), *said, actions]))


def check(view: ContractView, words: Wording) -> Message:
    """To the contract manager: how do the promises go?"""
    text = words.mrkdwn(PAGE, "check", title=view.title, number=view.number)
    lines = [promise_line(line, words) for line in view.lines]
    opening = button(
        words.plain(PAGE, "open_check"),
        action_id=ids.OPEN_CHECK,
        value=str(view.trajectory_id),
        style="primary",
    )
    return _message(text, lines, [opening])


def contract_blocks(view: ContractView, words: Wording) -> list[SdkBlock]:
    """In the details: per theme where it stands and how it goes; nothing where nobody said."""
    if not view.lines:
        return []
    lines = [words.mrkdwn(PAGE, "heading")]
    lines.extend(promise_line(line, words) for line in view.lines)
    if view.state is not None:
        phrase = f"state_{view.state.value}"
        lines.append(words.mrkdwn(PAGE, phrase, manager=view.manager, next_on=view.next_on))
    blocks: list[SdkBlock] = list(paragraphs(lines))
    if buttons := _doing(view, words):
        blocks.append(ActionsBlock(elements=buttons))
    return blocks


def promise_line(line: PromiseLine, words: Wording) -> Mrkdwn:
    """One theme: where it stands, and how it went last."""
    place = place_label(line.place, words) if line.place else ""
    numbers = [
        words.mrkdwn(PAGE, f"number_{name}", count=count)
        for name, count in (
            ("people", line.people),
            ("hours", None if line.hours is None else number(line.hours)),
            ("cents", None if line.cents is None else euros(line.cents)),
        )
        if count is not None
    ]
    return words.mrkdwn(
        PAGE,
        "line",
        theme=line.label,
        place=place,
        document=shorten(line.document, SHOWN_TEXT),
        nowhere=line.place is PromisePlace.NOWHERE,
        reason=shorten(line.reason, SHOWN_TEXT),
        answer=answer_label(line.answer, words) if line.answer else "",
        on=line.answered_on,
        remark=shorten(line.remark, SHOWN_TEXT),
        numbers=numbers,
    )


def home_line(waits: ContractWait, words: Wording) -> SectionBlock:
    """What waits in somebody's Home, with the button that goes on."""
    title = " ".join(waits.title.split())
    going = button(
        words.plain(PAGE, f"home_{waits.wait}_button"),
        action_id=_OPENS[waits.wait],
        value=str(waits.trajectory_id),
        read_aloud=words.plain(PAGE, "home_read_aloud", number=waits.number),
    )
    text = words.plain(PAGE, f"home_{waits.wait}", number=waits.number, title=title)
    return SectionBlock(text=typed(text), accessory=going)


def _message(text: Mrkdwn, lines: list[Mrkdwn], buttons: list[ButtonElement]) -> Message:
    blocks: list[SdkBlock] = [paragraph(text), *paragraphs(lines)]
    return Message(text, as_blocks([*blocks, ActionsBlock(elements=buttons)]))


def _doing(view: ContractView, words: Wording) -> list[ButtonElement]:
    buttons = []
    if view.may_answer and view.state is HandoverState.ASKED:
        buttons.extend(_answering(view, words))
    if view.may_record:
        label, value = words.plain(PAGE, "open_check"), str(view.trajectory_id)
        buttons.append(button(label, action_id=ids.OPEN_CHECK, value=value))
    if view.may_name:
        buttons.append(_naming(view, words))
    return buttons


def _answering(view: ContractView, words: Wording) -> list[ButtonElement]:
    value = str(view.trajectory_id)
    return [
        button(words.plain(PAGE, "accept"), action_id=ids.ACCEPT, value=value, style="primary"),
        button(words.plain(PAGE, "decline"), action_id=ids.DECLINE, value=value),
    ]


def _naming(view: ContractView, words: Wording) -> ButtonElement:
    label = words.plain(PAGE, "name_another" if view.manager else "name_manager")
    return button(label, action_id=ids.OPEN_MANAGER, value=str(view.trajectory_id))


def _look(view: ContractView, words: Wording) -> ButtonElement:
    label, value = words.plain(PAGE, "look"), str(view.trajectory_id)
    return button(label, action_id=trajectory_ids.OPEN_DETAILS, value=value)
