"""The watch list: the list, one development, and what who looks after it hears."""

from collections.abc import Sequence

from slack_sdk.models.blocks import ActionsBlock, ButtonElement
from slack_sdk.models.blocks import Block as SdkBlock

from bot.messages import watch_ids as ids
from bot.messages.escaping import Mrkdwn, shorten
from bot.messages.formatting import in_sentence
from bot.messages.list_menus import menus
from bot.messages.list_parts import ListIds, turning
from bot.messages.message import (
    Block,
    Message,
    as_blocks,
    button,
    modal,
    paragraph,
    small_print,
)
from bot.messages.watch_view import DevelopmentView, WatchList, WatchListState
from bot.messages.wording import Wording
from bot.profile import Profile

PAGE = "watch"
READ_ALOUD_LENGTH = 60
SHOWN_ON_AGENDA = 5
IDS = ListIds(open=ids.OPEN, menu=ids.MENU, previous=ids.PREVIOUS, next=ids.NEXT, clear=ids.CLEAR)


def watch_modal(
    found: WatchList, profile: Profile, words: Wording, *, step: str, note: str | None = None
) -> Block:
    """The list. ``note``: the phrase of what was just done."""
    said = [paragraph(words.mrkdwn(PAGE, f"note_{note}"))] if note else []
    return modal(
        callback_id=ids.LIST,
        title=words.plain(PAGE, "title"),
        close=words.plain(PAGE, "close"),
        blocks=[*as_blocks(said), *_list(found, profile, words, step)],
    )


def watch_message(found: WatchList, profile: Profile, words: Wording, *, step: str) -> Message:
    """The same as a message to one person."""
    text = words.mrkdwn(PAGE, "list_notification", count=found.total)
    return Message(text, _list(found, profile, words, step))


def development_modal(view: DevelopmentView, words: Wording, *, note: str | None = None) -> Block:
    """One of them, with what this person may do with it. ``note``: what was just done."""
    blocks: list[SdkBlock] = [paragraph(words.mrkdwn(PAGE, f"note_{note}"))] if note else []
    blocks.append(paragraph(words.mrkdwn(PAGE, "one", text=view.text)))
    if view.why:
        blocks.append(paragraph(words.mrkdwn(PAGE, "why", why=view.why)))
    if view.said or view.is_done:
        said = words.mrkdwn(PAGE, "said", said=view.said, is_done=view.is_done)
        blocks.append(paragraph(said))
    blocks.append(small_print(_about(view, words)))
    everything = button(words.plain(PAGE, "all"), action_id=IDS.open, value=WatchListState().dump())
    blocks.append(ActionsBlock(elements=[*_keeping(view, words), everything]))
    return modal(
        callback_id=ids.ONE,
        title=words.plain(PAGE, "one_title"),
        close=words.plain(PAGE, "close"),
        blocks=as_blocks(blocks),
    )


def development_told(
    view: DevelopmentView, words: Wording, *, phrase: str, by: str = ""
) -> Message:
    """To who looks after it: that it is theirs (``given``), or that it comes ``back``."""
    text = words.mrkdwn(PAGE, phrase, text=view.text, day=view.day, by=by)
    blocks: list[SdkBlock] = [paragraph(text)]
    if phrase == "given":
        about = words.mrkdwn(PAGE, "given_about", why=view.why, day=view.day)
        blocks.append(small_print(about))
    blocks.append(ActionsBlock(elements=[_opens(view, words, primary=True)]))
    return Message(text, as_blocks(blocks))


def development_lines(found: Sequence[DevelopmentView], words: Wording) -> Sequence[SdkBlock]:
    """On an agenda: how many come back, and the first of them."""
    if not found:
        return ()
    lines = [words.mrkdwn(PAGE, "agenda", count=len(found))]
    lines.extend(
        words.mrkdwn(
            PAGE,
            "agenda_line",
            text=shorten(each.text, 200),
            why=shorten(each.why, 200),
            owner=each.owner,
        )
        for each in found[:SHOWN_ON_AGENDA]
    )
    if len(found) > SHOWN_ON_AGENDA:
        lines.append(words.mrkdwn(PAGE, "agenda_more", count=len(found) - SHOWN_ON_AGENDA))
    section = paragraph(Mrkdwn("\n".join(lines)))
    section.accessory = button(
        words.plain(PAGE, "title"), action_id=IDS.open, value=WatchListState().dump()
    )
    return (section,)


def plain_add(typed: str, words: Wording) -> Message:
    """To who said it in their own words: the form, with what they said in it."""
    text = words.mrkdwn(PAGE, "plain_add")
    opens = button(
        words.plain(PAGE, "add"), action_id=ids.OPEN_FORM, value=typed or " ", style="primary"
    )
    return Message(text, as_blocks([paragraph(text), ActionsBlock(elements=[opens])]))


def plain_list(words: Wording) -> Message:
    """The list, which each opens for themselves."""
    text = words.mrkdwn(PAGE, "plain_list")
    opens = button(
        words.plain(PAGE, "plain_open"),
        action_id=IDS.open,
        value=WatchListState().dump(),
        style="primary",
    )
    return Message(text, as_blocks([paragraph(text), ActionsBlock(elements=[opens])]))


def _list(found: WatchList, profile: Profile, words: Wording, step: str) -> tuple[Block, ...]:
    blocks: list[SdkBlock] = []
    if not found.rows:
        phrase = "none_found" if found.state.is_filtered else "none_yet"
        blocks.append(paragraph(words.mrkdwn(PAGE, phrase)))
    for phrase, is_done in (("watched", False), ("finished", True)):
        rows = [each for each in found.rows if each.is_done is is_done]
        if rows:
            blocks.append(paragraph(words.mrkdwn(PAGE, phrase)))
        blocks.extend(_row(each, words) for each in rows)
    page = found.page
    if page.pages > 1:
        said = words.mrkdwn(PAGE, "page", number=page.number, pages=page.pages, total=found.total)
        blocks.append(small_print(said))
    add = button(words.plain(PAGE, "add"), action_id=ids.OPEN_FORM, value=" ", style="primary")
    blocks.append(ActionsBlock(elements=[add, *turning(found.state, page, IDS, words)]))
    if found.total or found.state.is_filtered:
        blocks.extend(menus(found.state, profile, words, action_id=IDS.menu, step=step))
    return as_blocks(blocks)


def _row(view: DevelopmentView, words: Wording) -> SdkBlock:
    phrase = "row_done" if view.is_done else "row"
    section = paragraph(
        words.mrkdwn(
            PAGE,
            phrase,
            text=view.text,
            own=view.own,
            owner=view.owner,
            day=view.day,
            theme=in_sentence(view.theme),
            said=shorten(view.said, 200),
        )
    )
    section.accessory = _opens(view, words)
    return section


def _about(view: DevelopmentView, words: Wording) -> Mrkdwn:
    return words.mrkdwn(
        PAGE,
        "about",
        owner=view.owner,
        day=None if view.is_done else view.day,
        is_done=view.is_done,
        theme=in_sentence(view.theme),
        link=view.link.replace("|", "%7C"),  # behind it Slack reads another name for the link
    )


def _keeping(view: DevelopmentView, words: Wording) -> list[ButtonElement]:
    if not view.may_keep:
        return []
    value = str(view.development_id)
    if view.is_done:
        return [button(words.plain(PAGE, "reopen"), action_id=ids.REOPEN, value=value)]
    return [
        button(words.plain(PAGE, "look"), action_id=ids.LOOK, value=value, style="primary"),
        button(words.plain(PAGE, "finish"), action_id=ids.FINISH, value=value),
        button(words.plain(PAGE, "edit"), action_id=ids.EDIT, value=value),
    ]


def _opens(view: DevelopmentView, words: Wording, *, primary: bool = False) -> ButtonElement:
    aloud = words.plain(PAGE, "look_at_aloud", text=shorten(view.text, READ_ALOUD_LENGTH))
    return button(
        words.plain(PAGE, "look_at"),
        action_id=ids.OPEN_ONE,
        value=str(view.development_id),
        style="primary" if primary else None,
        read_aloud=aloud,
    )
