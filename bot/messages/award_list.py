"""The cases for a prize: the list, the form of a choice, and what is told in its month."""

from collections.abc import Iterator

from slack_sdk.models.blocks import (
    ActionsBlock,
    ButtonElement,
    ConfirmObject,
    DividerBlock,
    PlainTextObject,
    SectionBlock,
)
from slack_sdk.models.blocks import Block as SdkBlock

from bot.messages import award_ids as ids
from bot.messages.award_evidence import PAGE, advice, evidence_in_list
from bot.messages.award_view import AwardCase, AwardList, Chosen
from bot.messages.escaping import Mrkdwn
from bot.messages.form_fields import text_field
from bot.messages.message import (
    Block,
    Message,
    as_blocks,
    button,
    modal,
    paragraph,
    small_print,
    typed,
)
from bot.messages.trajectory_history import paragraphs
from bot.messages.wording import Wording
from bot.policy.award_dossier import MOST, Criterion, Scored

WHY = "why"
WHY_LENGTH = 1000
_SHOWN_IN_MESSAGE = 3


def cases_modal(found: AwardList, words: Wording, *, note: str | None = None) -> Block:
    """The list, with the choice on top. ``note`` is the name of a phrase about what was done."""
    return modal(
        callback_id=ids.LIST,
        title=found.label,
        close=words.plain(PAGE, "close"),
        blocks=as_blocks(_blocks(found, words, note)),
    )


def cases_recalled(found: AwardList, words: Wording) -> Message:
    """To the coordinator, in the month of the prize."""
    text = words.mrkdwn(PAGE, "recalled", label=found.label, year=found.of_year, count=found.total)
    blocks: list[SdkBlock] = [paragraph(text)]
    strongest = found.cases[:_SHOWN_IN_MESSAGE]
    blocks.extend(
        paragraph(_named(case, words, place=place))
        for place, case in enumerate(strongest, start=found.rank)
    )
    opening = button(
        words.plain(PAGE, "look"), action_id=ids.OPEN, value=str(found.year), style="primary"
    )
    blocks.append(ActionsBlock(elements=[opening]))
    return Message(text, as_blocks(blocks))


def no_prize(words: Wording) -> Message:
    """The municipality enters no cases for a prize."""
    text = words.mrkdwn(PAGE, "no_prize")
    return Message(text, as_blocks([paragraph(text)]))


def choice_form(
    case: AwardCase,
    words: Wording,
    *,
    label: str,
    why: str,
    instead_of: Chosen | None,
    metadata: str,
    step: str,
    stale: bool = False,
) -> Block:
    """Why this one. ``stale``: somebody else chose meanwhile, which is said."""
    blocks: list[SdkBlock] = [
        paragraph(words.mrkdwn(PAGE, "form_intro", title=case.title, number=case.number))
    ]
    if stale:
        blocks.insert(0, paragraph(words.mrkdwn(PAGE, "form_stale", chosen=instead_of)))
    elif instead_of is not None and instead_of.trajectory_id != case.trajectory_id:
        blocks.append(small_print(words.mrkdwn(PAGE, "form_instead", chosen=instead_of)))
    return modal(
        callback_id=ids.FORM,
        title=label,
        submit=words.plain(PAGE, "save"),
        close=words.plain(PAGE, "cancel"),
        private_metadata=metadata,
        blocks=[
            *as_blocks(blocks),
            text_field(
                WHY,
                words.plain(PAGE, "label_why"),
                value=why,
                example=words.plain(PAGE, "example_why"),
                longest=WHY_LENGTH,
                required=False,
                step=step,
                hint=words.plain(PAGE, "hint_why"),
                multiline=True,
            ),
        ],
    )


def _blocks(found: AwardList, words: Wording, note: str | None) -> Iterator[SdkBlock]:
    if note is not None:
        yield paragraph(words.mrkdwn(PAGE, f"note_{note}"))
    if found.chosen is not None:
        yield from _chosen(found.chosen, found.year, words)
        yield DividerBlock()
    if not found.cases:
        yield paragraph(words.mrkdwn(PAGE, "none_yet", year=found.of_year))
        return
    yield paragraph(words.mrkdwn(PAGE, "intro", year=found.of_year, count=found.total))
    for place, case in enumerate(found.cases, start=found.rank):
        yield from _case(case, found, words, place=place)
    page = found.page
    if page.pages > 1:
        yield small_print(words.mrkdwn(PAGE, "page", number=page.number, pages=page.pages))
        yield ActionsBlock(elements=list(_turning(found, words)))
    yield small_print(words.mrkdwn(PAGE, "how_ranked", most=MOST))


def _chosen(chosen: Chosen, year: int, words: Wording) -> Iterator[SdkBlock]:
    """What was chosen, with what can be done with it."""
    yield paragraph(words.mrkdwn(PAGE, "chosen", chosen=chosen))
    if chosen.why:
        yield SectionBlock(text=typed(chosen.why))
    value = str(chosen.trajectory_id)
    buttons = []
    if chosen.still_fits:
        making = words.plain(PAGE, "make")
        buttons.append(button(making, action_id=ids.DOWNLOAD, value=value, style="primary"))
        buttons.append(button(words.plain(PAGE, "edit"), action_id=ids.CHOOSE, value=value))
    else:
        yield paragraph(words.mrkdwn(PAGE, "fits_no_more"))
    buttons.append(
        button(
            words.plain(PAGE, "withdraw"),
            action_id=ids.WITHDRAW,
            value=f"{year}:{chosen.version}",
            confirm=ConfirmObject(
                title=PlainTextObject(text=words.plain(PAGE, "withdraw_title")),
                text=PlainTextObject(text=words.plain(PAGE, "withdraw_text")),
                confirm=PlainTextObject(text=words.plain(PAGE, "withdraw_yes")),
                deny=PlainTextObject(text=words.plain(PAGE, "cancel")),
            ),
        )
    )
    yield ActionsBlock(elements=buttons)


def _case(
    case: AwardCase, found: AwardList, words: Wording, *, place: int
) -> Iterator[SectionBlock]:
    lines = [_named(case, words, place=place)]
    lines += [_criterion(label, scored, case, words) for label, scored in case.jury]
    if case.would_help is not None:
        lines.append(advice(case.would_help, words))
    first, *others = paragraphs(lines)
    if found.chosen is None or found.chosen.trajectory_id != case.trajectory_id:
        first.accessory = button(
            words.plain(PAGE, "choose"),
            action_id=ids.CHOOSE,
            value=str(case.trajectory_id),
            read_aloud=words.plain(PAGE, "choose_aloud", number=case.number),
        )
    yield from (first, *others)


def _named(case: AwardCase, words: Wording, *, place: int) -> Mrkdwn:
    return words.mrkdwn(PAGE, "case", place=place, each=case)


def _criterion(label: str, scored: Scored | None, case: AwardCase, words: Wording) -> Mrkdwn:
    if scored is None:
        return words.mrkdwn(PAGE, "criterion_unknown", label=label)
    shows_not_well = scored.criterion is Criterion.EFFECT
    return words.mrkdwn(
        PAGE,
        "criterion" if scored.reasons else "criterion_empty",
        label=label,
        score=scored.score,
        most=MOST,
        evidence=Mrkdwn("; ".join(evidence_in_list(scored, case, words))),
        not_well=list(case.facts.not_well) if shows_not_well else [],
    )


def _turning(found: AwardList, words: Wording) -> Iterator[ButtonElement]:
    for phrase, number in (("previous", found.page.previous), ("next", found.page.next)):
        if number is not None:
            yield button(
                words.plain(PAGE, phrase), action_id=f"{ids.TURN}{phrase}", value=str(number)
            )
