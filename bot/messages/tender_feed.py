"""What is bought, contracts and meetings in somebody's own calendar, and how they get it there."""

from collections.abc import Iterator

from slack_sdk.models.blocks import ActionsBlock, ButtonElement, DividerBlock, RichTextBlock
from slack_sdk.models.blocks import Block as SdkBlock
from slack_sdk.models.blocks.block_elements import RichTextElementParts, RichTextPreformattedElement

from bot.documents.calendar_file import CalendarDay, CalendarEvent, Entry, uid_of
from bot.messages import tender_feed_ids as ids
from bot.messages.document import AroundDocument
from bot.messages.escaping import Mrkdwn
from bot.messages.formatting import day, period
from bot.messages.message import Block, Message, as_blocks, button, modal, paragraph, small_print
from bot.messages.tender_feed_view import FeedDay, FeedMeeting, FeedState, FeedView
from bot.messages.wording import Wording
from storage.vocabulary import Precision

PAGE = "tender_feed"
AROUND = AroundDocument(PAGE, ids.DONE)


def calendar_name(team: str, words: Wording) -> str:
    """What the calendar is called."""
    return words.plain(PAGE, "calendar_name", team=team)


def calendar_entries(view: FeedView, words: Wording) -> tuple[Entry, ...]:
    """Everything in it, worded; what stays the same thing keeps its uid."""
    meetings = [_meeting(each, view.team_id) for each in view.meetings]
    return (*(_day(each, view.team_id, words) for each in view.days), *meetings)


def feed_modal(
    state: FeedState, words: Wording, *, metadata: str = "", note: str | None = None
) -> Block:
    """The file, or an address of one's own; right after it was made, the address alone.

    :param note: the phrase of what was just done.
    """
    blocks = _address(state, words) if state.address else _choices(state, words, note)
    return modal(
        callback_id=ids.MODAL,
        title=words.plain(PAGE, "title"),
        close=words.plain(PAGE, "close"),
        private_metadata=metadata,
        blocks=as_blocks(blocks),
    )


def no_such_team(typed: str, teams: str, words: Wording) -> Message:
    """Where somebody asks for a team that is not there. ``teams``: those that are."""
    text = words.mrkdwn(PAGE, "no_team", typed=typed, teams=teams)
    return Message(text, as_blocks([paragraph(text)]))


def _choices(state: FeedState, words: Wording, note: str | None) -> Iterator[SdkBlock]:
    def said(phrase: str, **more: object) -> Mrkdwn:
        return words.mrkdwn(PAGE, phrase, **more)

    def press(phrase: str, action_id: str, style: str | None = None) -> ButtonElement:
        label, value = words.plain(PAGE, phrase), state.slug or ids.EVERY_TEAM
        return button(label, action_id=action_id, value=value, style=style)

    if note is not None:
        yield paragraph(said(note))
    yield paragraph(said("intro", team=state.team))
    yield paragraph(said("file_about"))
    yield ActionsBlock(elements=[press("bring", ids.BRING, "primary")])
    yield DividerBlock()
    if state.since is None:
        yield paragraph(said("address_about"))
        yield ActionsBlock(elements=[press("make", ids.MAKE)])
        return
    yield paragraph(said("standing", since=day(state.since), of_team=state.of_team))
    again, revoke = press("make_again", ids.MAKE), press("revoke", ids.REVOKE, "danger")
    yield ActionsBlock(elements=[again, revoke])


def _address(state: FeedState, words: Wording) -> Iterator[SdkBlock]:
    """As text to copy: a link would open a browser, and stay in its history."""
    yield paragraph(words.mrkdwn(PAGE, "shown"))
    text = RichTextElementParts.Text(text=state.address)
    yield RichTextBlock(elements=[RichTextPreformattedElement(elements=[text])])
    yield small_print(words.mrkdwn(PAGE, "shown_after"))


def _day(each: FeedDay, team_id: str, words: Wording) -> CalendarDay:
    what = words.plain(PAGE, "what", title=each.title, number=each.number)
    unsure = "" if each.precision in {Precision.DAY, Precision.WEEK} else each.precision.value
    is_exact = each.precision is Precision.DAY
    when = "" if is_exact else period(each.first, each.last, each.precision)
    return CalendarDay(
        uid=uid_of(each.key, team_id),
        sequence=each.version,
        first=each.first,
        last=each.last,
        title=words.plain(PAGE, f"day_{each.kind.value}", what=what, unsure=unsure),
        about=words.plain(PAGE, "about", when=when, team=each.team).strip(),
    )


def _meeting(each: FeedMeeting, team_id: str) -> CalendarEvent:
    return CalendarEvent(
        uid=uid_of(each.key, team_id),
        sequence=each.version,
        begins=each.begins,
        minutes=each.minutes,
        title=each.label,
        place=each.place,
    )
