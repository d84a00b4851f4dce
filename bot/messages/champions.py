"""Champions: the list, who stands behind one purchase, and the invitation with its answers."""

from collections.abc import Iterator, Sequence

from slack_sdk.models.blocks import (
    ActionsBlock,
    ButtonElement,
    DividerBlock,
    RichTextBlock,
    RichTextElementParts,
    RichTextQuoteElement,
)
from slack_sdk.models.blocks import Block as SdkBlock

from bot.messages import champion_ids as ids
from bot.messages import trajectory_ids
from bot.messages.champion_view import (
    BackingView,
    Candidate,
    CaseLine,
    ChampionLine,
    ChampionList,
    InviteLine,
)
from bot.messages.escaping import Mrkdwn, shorten
from bot.messages.form_fields import text_field
from bot.messages.message import (
    Block,
    Message,
    as_blocks,
    button,
    heading,
    modal,
    paragraph,
    small_print,
)
from bot.messages.room import room_blocks
from bot.messages.wording import Wording
from storage.vocabulary import AskState

PAGE = "champions"
WHY_LENGTH = 300
SHOWN_TITLE = 100
SHOWN_CASES = 3
SHOWN_OWN = 8
SHOWN_CHAMPIONS = 20
SHOWN_CANDIDATES = 8
SHOWN_ROOMS = 4


def champion_word(words: Wording) -> str:
    """What a champion is called here."""
    return words.plain("roles", "role_champion")


def champions_modal(view: ChampionList, words: Wording) -> Block:
    """Who they are, what they stand for, and which purchases suit them."""
    champion = champion_word(words)
    blocks: list[SdkBlock] = []
    if view.mine:
        blocks.extend(_mine(view.mine, words))
    if view.champions:
        blocks.append(paragraph(words.mrkdwn(PAGE, "list_intro", champion=champion)))
    elif not view.mine:
        blocks.append(paragraph(words.mrkdwn(PAGE, "list_empty", champion=champion)))
    blocks.extend(paragraph(_listed(each, words)) for each in view.champions[:SHOWN_CHAMPIONS])
    left = len(view.champions) - SHOWN_CHAMPIONS
    if left > 0:
        blocks.append(small_print(words.mrkdwn(PAGE, "list_more", count=left)))
    if view.may_appoint:
        blocks.append(small_print(words.mrkdwn(PAGE, "appoint", champion=champion)))
    return modal(
        callback_id=ids.LIST,
        title=words.plain(PAGE, "title", champion=champion),
        close=words.plain(PAGE, "close"),
        blocks=as_blocks(blocks),
    )


def backing(view: BackingView, words: Wording, *, note: Mrkdwn | None = None) -> Block:
    """Who stands behind a purchase, who could be asked, and what room was asked for.

    :param note: what just happened.
    """
    blocks: list[SdkBlock] = [paragraph(note)] if note else []
    blocks.append(heading(view.case.title))
    blocks.append(paragraph(_behind(view, words)))
    buttons = [*_doing(view, words)]
    if buttons:
        blocks.append(ActionsBlock(elements=buttons))
    if view.candidates:
        champion = champion_word(words)
        blocks.append(DividerBlock())
        blocks.append(paragraph(words.mrkdwn(PAGE, "candidates", champion=champion)))
        shown = view.candidates[:SHOWN_CANDIDATES]
        blocks.extend(_candidate(view.case, each, words) for each in shown)
        left = len(view.candidates) - SHOWN_CANDIDATES
        if left > 0:
            blocks.append(small_print(words.mrkdwn(PAGE, "list_more", count=left)))
    if view.rooms:
        blocks.append(DividerBlock())
        blocks.append(paragraph(words.mrkdwn(PAGE, "rooms")))
        for each in view.rooms[:SHOWN_ROOMS]:
            blocks.extend(room_blocks(each, words, may_decide=view.may_decide, named=False))
    return modal(
        callback_id=ids.BACKING,
        title=words.plain(PAGE, "backing_title"),
        close=words.plain(PAGE, "close"),
        blocks=as_blocks(blocks),
    )


def details_line(
    trajectory_id: int, users: Sequence[str], words: Wording, *, may_ask: bool
) -> list[SdkBlock]:
    """In the details of a purchase: who stands behind it, with the way to ask somebody."""
    if not users and not may_ask:
        return []
    said = (
        words.mrkdwn(PAGE, "details_behind", users=_mentions(users))
        if users
        else words.mrkdwn(PAGE, "details_none", champion=champion_word(words))
    )
    section = paragraph(said)
    section.accessory = button(
        words.plain(PAGE, "details_button"), action_id=ids.OPEN_BACKING, value=str(trajectory_id)
    )
    return [section]


def invite_form(case: CaseLine, user: str, words: Wording, *, metadata: str, step: str) -> Block:
    """One sentence: why this champion."""
    intro = words.mrkdwn(PAGE, "invite_intro", user=user, **_named(case))
    return modal(
        callback_id=ids.INVITE,
        title=words.plain(PAGE, "invite_title"),
        submit=words.plain(PAGE, "invite_send"),
        close=words.plain(PAGE, "cancel"),
        private_metadata=metadata,
        blocks=[
            *as_blocks([paragraph(intro)]),
            text_field(
                "why",
                words.plain(PAGE, "label_why"),
                value="",
                example=words.plain(PAGE, "example_why"),
                longest=WHY_LENGTH,
                required=True,
                step=step,
                hint=words.plain(PAGE, "hint_why"),
                multiline=True,
            ),
        ],
    )


def invited(line: InviteLine, words: Wording) -> Message:
    """To the champion: who asks, for which purchase, and why."""
    text = words.mrkdwn(PAGE, "invited_notification", number=line.case.number)
    said = words.mrkdwn(PAGE, "invited", asker=line.asker, **_named(line.case))
    blocks: list[SdkBlock] = [paragraph(said)]
    if line.why:
        blocks.append(quote(line.why))
    value = f"{line.invite_id}:{line.version}"
    buttons = [
        button(words.plain(PAGE, "accept"), action_id=ids.ACCEPT, value=value, style="primary"),
        button(words.plain(PAGE, "decline"), action_id=ids.DECLINE, value=value),
    ]
    if line.details:
        buttons.append(_details(line.case, words))
    blocks.append(ActionsBlock(elements=buttons))
    blocks.append(small_print(words.mrkdwn(PAGE, "invited_small")))
    return Message(text, as_blocks(blocks))


def invite_answered(line: InviteLine, words: Wording, *, is_new: bool) -> Message:
    """To the champion, in place of the question; with the way back.

    :param is_new: whether this press changed anything.
    """
    phrase = f"answered_{line.state}" if is_new else "answered_before"
    joins = line.state is AskState.ACCEPTED
    text = words.mrkdwn(PAGE, phrase, joins=joins, **_named(line.case))
    action, label = (ids.DECLINE, "stop") if joins else (ids.ACCEPT, "again")
    value = f"{line.invite_id}:{line.version}"
    buttons = [button(words.plain(PAGE, label), action_id=action, value=value)]
    if line.details:
        buttons.append(_details(line.case, words))
    return Message(text, as_blocks([paragraph(text), ActionsBlock(elements=buttons)]))


def invite_told(line: InviteLine, words: Wording) -> Message:
    """To the people of the purchase: what the champion said."""
    text = words.mrkdwn(
        PAGE, f"told_{line.state}", champion_user=line.champion, **_named(line.case)
    )
    blocks: list[SdkBlock] = [paragraph(text)]
    if line.details:
        blocks.append(ActionsBlock(elements=[_details(line.case, words)]))
    return Message(text, as_blocks(blocks))


def quote(text: str) -> RichTextBlock:
    """What somebody typed: rich text obeys nothing that stands in it."""
    typed = RichTextElementParts.Text(text=text)
    return RichTextBlock(elements=[RichTextQuoteElement(elements=[typed])])


def _mine(line: ChampionLine, words: Wording) -> Iterator[SdkBlock]:
    """What suits who reads, with the way to each."""
    yield paragraph(
        words.mrkdwn(PAGE, "mine", stands_for=line.stands_for, fitting=len(line.fitting))
    )
    cases = [("mine_behind", each) for each in line.behind]
    cases += [("mine_fits", each) for each in line.fitting]
    if line.stands_for and not cases:
        yield paragraph(words.mrkdwn(PAGE, "mine_none"))
    for phrase, case in cases[:SHOWN_OWN]:
        section = paragraph(words.mrkdwn(PAGE, phrase, **_named(case)))
        section.accessory = button(
            words.plain(PAGE, "look"), action_id=ids.OPEN_BACKING, value=str(case.trajectory_id)
        )
        yield section
    if len(cases) > SHOWN_OWN:
        yield small_print(words.mrkdwn(PAGE, "list_more", count=len(cases) - SHOWN_OWN))
    yield DividerBlock()


def _listed(line: ChampionLine, words: Wording) -> Mrkdwn:
    lines = [words.mrkdwn(PAGE, "list_line", user=line.user, stands_for=line.stands_for)]
    for phrase, cases in (("list_behind", line.behind), ("list_fitting", line.fitting)):
        if cases:
            lines.append(words.mrkdwn(PAGE, phrase, cases=_cases(cases, words)))
    return Mrkdwn("\n".join(lines))


def _cases(cases: Sequence[CaseLine], words: Wording) -> Mrkdwn:
    """The newest few, in a row."""
    shown = [
        words.mrkdwn(PAGE, "list_case", case=CaseLine(0, each.number, _title(each)))
        for each in cases[:SHOWN_CASES]
    ]
    more = max(0, len(cases) - SHOWN_CASES)
    return words.mrkdwn(PAGE, "list_cases", cases=shown, more=more)


def _behind(view: BackingView, words: Wording) -> Mrkdwn:
    if view.behind:
        return words.mrkdwn(PAGE, "behind", users=_mentions(view.behind))
    return words.mrkdwn(PAGE, "behind_none", champion=champion_word(words))


def _doing(view: BackingView, words: Wording) -> Iterator[ButtonElement]:
    value = str(view.case.trajectory_id)
    if view.may_stand:
        yield button(words.plain(PAGE, "stand"), action_id=ids.STAND, value=value, style="primary")
    if view.may_ask_room:
        yield button(words.plain("room", "ask"), action_id=ids.OPEN_ASK, value=value)


def _candidate(case: CaseLine, candidate: Candidate, words: Wording) -> SdkBlock:
    """A champion, with the button that asks them, unless they were."""
    if candidate.state is not None:
        phrase = "declined" if candidate.state is AskState.DECLINED else "asked"
        return paragraph(words.mrkdwn(PAGE, f"candidate_{phrase}", user=candidate.user))
    section = paragraph(
        words.mrkdwn(PAGE, "candidate", user=candidate.user, because=candidate.because)
    )
    section.accessory = button(
        words.plain(PAGE, "invite"),
        action_id=ids.OPEN_INVITE,
        value=f"{case.trajectory_id}:{candidate.champion_id}",
    )
    return section


def _details(case: CaseLine, words: Wording) -> ButtonElement:
    label = words.plain("trajectory_card", "details")
    return button(label, action_id=trajectory_ids.OPEN_DETAILS, value=str(case.trajectory_id))


def _named(case: CaseLine) -> dict[str, object]:
    return {"title": _title(case), "number": case.number}


def _title(case: CaseLine) -> str:
    return shorten(case.title, SHOWN_TITLE)


def _mentions(users: Sequence[str]) -> list[Mrkdwn]:
    """People as Slack shows them; ids are Slack's own."""
    return [Mrkdwn(f"<@{user}>") for user in users]
