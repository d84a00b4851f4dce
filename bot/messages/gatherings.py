"""Masterclasses and events of a network: the list with its buttons, and each in full."""

from collections.abc import Iterator

from slack_sdk.models.blocks import (
    ActionsBlock,
    ButtonElement,
    ConfirmObject,
    PlainTextObject,
    SectionBlock,
)
from slack_sdk.models.blocks import Block as SdkBlock

from bot.messages import gathering_ids as ids
from bot.messages.document import AroundDocument
from bot.messages.escaping import Mrkdwn
from bot.messages.formatting import weekday_and_time
from bot.messages.gathering_view import GatheringList, GatheringView
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
from bot.messages.wording import Wording
from storage.vocabulary import SignUp

PAGE = "gatherings"
AROUND = AroundDocument("gathering_calendar", ids.CALENDAR_DONE)
SHOWN_NAMES = 40


def gatherings_modal(found: GatheringList, words: Wording, *, note: Mrkdwn | None = None) -> Block:
    """What is coming, each with one tap to sign up. ``note``: what was just done."""
    blocks: list[SdkBlock] = [paragraph(note)] if note else []
    if not found.rows:
        nothing = words.mrkdwn(PAGE, "nothing", may_change=found.may_change)
        blocks.append(paragraph(nothing))
    for view in found.rows:
        blocks += [paragraph(row_said(view, words)), ActionsBlock(elements=_row(view, words))]
    if found.hidden:
        blocks.append(small_print(words.mrkdwn(PAGE, "hidden", hidden=found.hidden)))
    if found.may_change:
        blocks.append(ActionsBlock(elements=[_add(words)]))
    return modal(
        callback_id=ids.SHOWN,
        title=words.plain(PAGE, "title"),
        close=words.plain(PAGE, "close"),
        blocks=as_blocks(blocks),
    )


def gatherings_message(
    found: GatheringList, words: Wording, *, phrase: str | None = None, most: int = 3
) -> Message:
    """The first few, to who asks alone. ``phrase``: what stands above them."""
    text = words.mrkdwn(PAGE, "notification", **_first(found))
    blocks: list[SdkBlock] = [paragraph(words.mrkdwn(PAGE, phrase) if phrase else text)]
    for view in found.rows[:most]:
        blocks += [paragraph(row_said(view, words)), ActionsBlock(elements=_row(view, words))]
    blocks.append(ActionsBlock(elements=[look(words)]))
    return Message(text, as_blocks(blocks))


def gatherings_in_public(found: GatheringList, words: Wording) -> Message:
    """Where others read along: the first one."""
    text = words.mrkdwn(PAGE, "in_public", **_first(found))
    return Message(text, as_blocks([paragraph(text)]))


def gathering_modal(view: GatheringView, words: Wording, *, note: Mrkdwn | None = None) -> Block:
    """One of them in full; who keeps it sees who comes."""
    blocks: list[SdkBlock] = [paragraph(note)] if note else []
    blocks += [heading(view.title), paragraph(about_said(view, words))]
    if view.about:
        blocks.append(SectionBlock(text=typed(view.about)))
    blocks += [paragraph(each) for each in _where(view, words)]
    blocks += [paragraph(each) for each in _who(view, words)]
    for row in _buttons(view, words):
        blocks.append(ActionsBlock(elements=row))
    return modal(
        callback_id=ids.ONE,
        title=words.plain(PAGE, "one_title"),
        close=words.plain(PAGE, "close"),
        blocks=as_blocks(blocks),
    )


def row_said(view: GatheringView, words: Wording) -> Mrkdwn:
    """What it is, when, and how this reader stands to it."""
    return words.mrkdwn(PAGE, "row", title=view.title, about=about_said(view, words))


def about_said(view: GatheringView, words: Wording) -> Mrkdwn:
    """The same under its title."""
    return words.mrkdwn(
        PAGE,
        "about",
        kind=words.plain(PAGE, f"kind_{view.kind}"),
        network=view.network,
        when=when_said(view),
        minutes=view.minutes,
        state=state_said(view, words),
    )


def state_said(view: GatheringView, words: Wording) -> Mrkdwn:
    """Whether they come, else whether they still can."""
    if not view.is_open:
        phrase = "over"
    elif view.mine in (SignUp.COMES, SignUp.WAITS):
        phrase = view.mine.value
    elif view.left is None:
        phrase = "open"
    else:
        phrase = "left" if view.left > view.waiting else "full"
    return words.mrkdwn(
        PAGE,
        f"state_{phrase}",
        seats=view.seats,
        left=view.left,
        waiting=view.waiting,
        coming=view.coming,
    )


def when_said(view: GatheringView) -> str:
    """The day and the time."""
    return weekday_and_time(view.starts_at, view.zone)


def note_said(phrase: str, words: Wording, *, channel: str = "") -> Mrkdwn:
    """What was just done."""
    return words.mrkdwn(PAGE, f"note_{phrase}", channel=channel)


def answered(view: GatheringView, words: Wording, *, phrase: str) -> Message:
    """To who pressed a button in a message, alone."""
    text = words.mrkdwn(PAGE, f"told_{phrase}", title=view.title, when=when_said(view))
    return Message(text, as_blocks([paragraph(text)]))


def sign_up_button(view: GatheringView, words: Wording) -> ButtonElement:
    """To sign up, or for a place in the queue where every seat is taken."""
    is_full = view.left is not None and view.left <= view.waiting
    label = words.plain(PAGE, "wait" if is_full else "sign_up")
    return button(
        label,
        action_id=ids.SIGN_UP,
        value=str(view.gathering_id),
        style=None if is_full else "primary",
        read_aloud=f"{label}: {view.title}",
    )


def stay_away_button(view: GatheringView, words: Wording) -> ButtonElement:
    """For who does not come after all."""
    label = words.plain(PAGE, "stay_away")
    return button(
        label,
        action_id=ids.STAY_AWAY,
        value=str(view.gathering_id),
        read_aloud=f"{label}: {view.title}",
    )


def details_button(view: GatheringView, words: Wording) -> ButtonElement:
    """Where it is, what it is about."""
    label = words.plain(PAGE, "details")
    return button(
        label,
        action_id=ids.DETAILS,
        value=str(view.gathering_id),
        read_aloud=f"{label}: {view.title}",
    )


def calendar_button(view: GatheringView, words: Wording) -> ButtonElement:
    """The file for somebody's own calendar."""
    return button(
        words.plain(PAGE, "calendar"), action_id=ids.CALENDAR, value=str(view.gathering_id)
    )


def look(words: Wording) -> ButtonElement:
    """Opens the whole list."""
    return button(words.plain(PAGE, "look"), action_id=ids.OPEN, value=" ")


def _first(found: GatheringList) -> dict[str, object]:
    first = found.rows[0] if found.rows else None
    return {"title": first.title if first else "", "when": when_said(first) if first else ""}


def _row(view: GatheringView, words: Wording) -> list[ButtonElement]:
    return [_answer(view, words), details_button(view, words)]


def _answer(view: GatheringView, words: Wording) -> ButtonElement:
    said_yes = view.mine in (SignUp.COMES, SignUp.WAITS)
    return stay_away_button(view, words) if said_yes else sign_up_button(view, words)


def _where(view: GatheringView, words: Wording) -> Iterator[Mrkdwn]:
    for phrase, value in (
        ("theme", view.theme),
        ("place", view.place),
        ("link", view.link),
        ("owner", view.owner),
    ):
        if value:
            yield words.mrkdwn(PAGE, phrase, **{phrase: value})


def _who(view: GatheringView, words: Wording) -> Iterator[Mrkdwn]:
    if not view.sees_guests:
        return
    yield _people("guests", view.guests, view.coming, words)
    if view.waiting:
        yield _people("queue", view.queue, view.waiting, words)


def _people(phrase: str, users: tuple[str, ...], count: int, words: Wording) -> Mrkdwn:
    shown = users[:SHOWN_NAMES]
    return words.mrkdwn(PAGE, phrase, users=shown, count=count, more=count - len(shown))


def _buttons(view: GatheringView, words: Wording) -> Iterator[list[ButtonElement]]:
    if view.is_open:
        yield [_answer(view, words), calendar_button(view, words)]
    if view.is_open and view.may_change:
        value = str(view.gathering_id)
        yield [
            button(words.plain(PAGE, "change"), action_id=ids.CHANGE, value=value),
            button(words.plain(PAGE, "announce"), action_id=ids.ANNOUNCE, value=value),
            _cancel(view, words),
        ]
    yield [button(words.plain(PAGE, "back"), action_id=ids.OPEN, value=" ")]


def _add(words: Wording) -> ButtonElement:
    return button(words.plain(PAGE, "add"), action_id=ids.ADD, value=" ")


def _cancel(view: GatheringView, words: Wording) -> ButtonElement:
    return button(
        words.plain(PAGE, "cancel"),
        action_id=ids.CANCEL,
        value=str(view.gathering_id),
        style="danger",
        confirm=ConfirmObject(
            title=PlainTextObject(text=words.plain(PAGE, "cancel_title")),
            text=PlainTextObject(text=words.plain(PAGE, "cancel_text")),
            confirm=PlainTextObject(text=words.plain(PAGE, "cancel_yes")),
            deny=PlainTextObject(text=words.plain(PAGE, "cancel_no")),
        ),
    )
