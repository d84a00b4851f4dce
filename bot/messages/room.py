"""Room: asked for, decided, and listed for who may read it."""

from collections.abc import Sequence

from slack_sdk.models.blocks import (
    ActionsBlock,
    ButtonElement,
    RichTextBlock,
    RichTextElementParts,
    RichTextQuoteElement,
)
from slack_sdk.models.blocks import Block as SdkBlock

from bot.language.titles import capitalised
from bot.messages import champion_ids as ids
from bot.messages.champion_view import CaseLine, RoomCounts, RoomLine, RoomList
from bot.messages.escaping import Mrkdwn, shorten
from bot.messages.form_fields import Option, choose_by_tap, choose_date, choose_one, text_field
from bot.messages.message import Block, Message, as_blocks, button, modal, paragraph, small_print
from bot.messages.wording import Wording
from storage.vocabulary import RoomState

PAGE = "room"
KINDS = ("time", "money", "procedure", "experiment", "other")
"""What can be asked for; each has its words in the templates."""
DECIDED = (RoomState.GRANTED, RoomState.PARTLY, RoomState.REFUSED)
WHAT_LENGTH = 500
SHOWN_TITLE = 100
SHOWN_ROOMS = 12


def rooms_modal(view: RoomList, words: Wording, *, note: Mrkdwn | None = None) -> Block:
    """What room was asked for; how often that was and what came of it, for who may read that.

    :param note: what just happened.
    """
    blocks: list[SdkBlock] = [paragraph(note)] if note else []
    if view.counts is not None:
        blocks.append(paragraph(_counted(view.counts, view.year, words)))
    for each in view.rooms[:SHOWN_ROOMS]:
        blocks.extend(room_blocks(each, words, may_decide=view.may_decide))
    if not view.rooms:
        blocks.append(paragraph(words.mrkdwn(PAGE, "empty")))
    left = len(view.rooms) - SHOWN_ROOMS
    if left > 0:
        blocks.append(small_print(words.mrkdwn(PAGE, "more", count=left)))
    blocks.append(small_print(words.mrkdwn(PAGE, "intro")))
    return modal(
        callback_id=ids.ROOMS,
        title=words.plain(PAGE, "title"),
        close=words.plain(PAGE, "close"),
        blocks=as_blocks(blocks),
    )


def room_blocks(
    line: RoomLine, words: Wording, *, may_decide: bool, named: bool = True
) -> list[SdkBlock]:
    """One request: what was asked and decided.

    :param named: whether its purchase is named; it is not where everything is of one.
    """
    section = paragraph(
        words.mrkdwn(
            PAGE,
            "line" if named else "line_short",
            state=words.plain(PAGE, f"state_{line.state}"),
            by=line.by,
            asked_on=line.asked_on,
            body=line.body,
            **_case(line.case),
        )
    )
    if may_decide:
        section.accessory = _decide(line, words)
    blocks: list[SdkBlock] = [section, _quote(line.what)]
    if line.decided_on is not None:
        blocks.append(small_print(words.mrkdwn(PAGE, "decided_on", on=line.decided_on)))
        blocks.append(_quote(line.decision))
    return blocks


def ask_form(
    case: CaseLine, bodies: Sequence[Option], words: Wording, *, metadata: str, step: str
) -> Block:
    """What is needed, why, and of whom it is asked."""
    kinds = [Option(kind, words.plain(PAGE, f"kind_{kind}")) for kind in KINDS]
    intro = words.mrkdwn(PAGE, "ask_intro", **_case(case))
    fields = [
        *as_blocks([paragraph(intro)]),
        choose_by_tap(
            "kind",
            words.plain(PAGE, "label_kind"),
            options=kinds,
            step=step,
            hint=words.plain(PAGE, "hint_kind"),
        ),
        _text("what", words, step=step),
    ]
    if bodies:
        fields.append(
            choose_one(
                "body",
                words.plain(PAGE, "label_body"),
                options=bodies,
                chosen=None,
                example=words.plain(PAGE, "example_choice"),
                required=False,
                step=step,
                hint=words.plain(PAGE, "hint_body"),
            )
        )
    return modal(
        callback_id=ids.ASK,
        title=words.plain(PAGE, "ask_title"),
        submit=words.plain(PAGE, "ask_send"),
        close=words.plain(PAGE, "cancel"),
        private_metadata=metadata,
        blocks=fields,
    )


def decide_form(
    line: RoomLine, words: Wording, *, today: str, metadata: str, step: str, stale: bool = False
) -> Block:
    """What a body decided, when, and what that means.

    :param stale: somebody wrote something else meanwhile; what stands there is shown.
    """
    intro = [paragraph(words.mrkdwn(PAGE, "stale"))] if stale else []
    intro.append(paragraph(words.mrkdwn(PAGE, "decide_intro", **_case(line.case))))
    states = [
        Option(state.value, capitalised(words.plain(PAGE, f"state_{state}"))) for state in DECIDED
    ]
    on = line.decided_on.isoformat() if line.decided_on else today
    return modal(
        callback_id=ids.DECIDE,
        title=words.plain(PAGE, "decide_title"),
        submit=words.plain(PAGE, "save"),
        close=words.plain(PAGE, "cancel"),
        private_metadata=metadata,
        blocks=[
            *as_blocks([*intro, _quote(line.what)]),
            choose_by_tap(
                "state",
                words.plain(PAGE, "label_state"),
                options=states,
                chosen=line.state.value if line.state in DECIDED else None,
                step=step,
            ),
            _text("decision", words, step=step, value=line.decision),
            choose_date("on", words.plain(PAGE, "label_on"), value=on, step=step, required=True),
        ],
    )


def room_asked(line: RoomLine, words: Wording, *, may_decide: bool) -> Message:
    """To the coordinator and who stands behind the purchase.

    :param may_decide: whether the reader writes down what was decided.
    """
    text = words.mrkdwn(PAGE, "asked_notification", number=line.case.number)
    said = words.mrkdwn(PAGE, "asked", by=line.by, body=line.body, **_case(line.case))
    action = _decide(line, words) if may_decide else _look(words)
    blocks: list[SdkBlock] = [
        paragraph(said),
        _quote(line.what),
        ActionsBlock(elements=[action]),
        small_print(words.mrkdwn(PAGE, "asked_small", may_decide=may_decide)),
    ]
    return Message(text, as_blocks(blocks))


def room_decided(line: RoomLine, words: Wording) -> Message:
    """To who asked, the people of the purchase and who stands behind it."""
    text = words.mrkdwn(PAGE, f"told_{line.state}", **_case(line.case))
    blocks: list[SdkBlock] = [paragraph(text)]
    if line.decided_on is not None:
        blocks.append(small_print(words.mrkdwn(PAGE, "decided_on", on=line.decided_on)))
    blocks.append(_quote(line.decision))
    return Message(text, as_blocks(blocks))


def _counted(counts: RoomCounts, year: int, words: Wording) -> Mrkdwn:
    return words.mrkdwn(
        PAGE,
        "counts",
        year=year,
        counts=counts,
        granted=counts.of(RoomState.GRANTED),
        partly=counts.of(RoomState.PARTLY),
        refused=counts.of(RoomState.REFUSED),
        waiting=counts.of(RoomState.ASKED),
    )


def _decide(line: RoomLine, words: Wording) -> ButtonElement:
    label = words.plain(PAGE, "decide" if line.state is RoomState.ASKED else "mend")
    return button(label, action_id=ids.OPEN_DECIDE, value=str(line.room_id))


def _look(words: Wording) -> ButtonElement:
    return button(words.plain(PAGE, "look"), action_id=ids.OPEN_ROOMS, value="open")


def _text(name: str, words: Wording, *, step: str, value: str = "") -> Block:
    return text_field(
        name,
        words.plain(PAGE, f"label_{name}"),
        value=value,
        example=words.plain(PAGE, f"example_{name}"),
        longest=WHAT_LENGTH,
        required=True,
        step=step,
        hint=words.plain(PAGE, f"hint_{name}"),
        multiline=True,
    )


def _quote(text: str) -> RichTextBlock:
    """What somebody typed: rich text obeys nothing that stands in it."""
    typed = RichTextElementParts.Text(text=text or "–")
    return RichTextBlock(elements=[RichTextQuoteElement(elements=[typed])])


def _case(case: CaseLine) -> dict[str, object]:
    return {"title": shorten(case.title, SHOWN_TITLE), "number": case.number}
