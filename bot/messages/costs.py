"""Who pays for a purchase and who benefits from it: said in lines and sums."""

from collections.abc import Iterable, Iterator, Sequence

from slack_sdk.models.blocks import ActionsBlock, ButtonElement
from slack_sdk.models.blocks import Block as SdkBlock

from bot.messages import cost_ids as ids
from bot.messages import journey_ids
from bot.messages.cost_view import CostBrief, CostView
from bot.messages.escaping import Mrkdwn
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
from bot.messages.start_form_view import StartFormView
from bot.messages.trajectory_history import paragraphs
from bot.messages.trajectory_view import TrajectoryView
from bot.messages.wording import Wording
from bot.policy.cost_centres import (
    CostLine,
    differ,
    of_side,
    share_of,
    total,
    yearly_difference,
    years_to_earn_back,
)
from bot.policy.total_cost import Costs, lifetime_cost
from storage.vocabulary import CostSide

PAGE = "costs"


def costs(view: CostView, words: Wording, *, saved: bool = False) -> Block:
    """Who pays and who benefits, with the sums; and the way to change it."""
    blocks: list[SdkBlock] = [heading(view.title)]
    if saved:
        blocks.append(paragraph(words.mrkdwn(PAGE, "saved")))
    if view.lines:
        blocks.extend(paragraphs(side_lines(view.lines, words, lifetime=view.lifetime_cents)))
        blocks.extend(paragraphs(sum_lines(view.lines, words)))
    else:
        blocks.append(paragraph(words.mrkdwn(PAGE, "nothing_yet")))
    if (said := lifetime_line(view.costs, words)) is not None:
        blocks.append(paragraph(said))
    blocks.append(small_print(words.mrkdwn(PAGE, "who_reads")))
    if actions := _actions(view, words):
        blocks.append(ActionsBlock(elements=actions))
    return modal(
        callback_id=ids.COSTS,
        title=words.plain(PAGE, "title", number=view.number),
        close=words.plain(PAGE, "close"),
        blocks=as_blocks(blocks),
    )


def costs_apart(view: CostView, words: Wording) -> Message:
    """To somebody of Finance, in private, once: others benefit than who pays."""
    text = words.mrkdwn(PAGE, "apart_told", number=view.number, title=view.title)
    blocks: list[SdkBlock] = [
        paragraph(text),
        *paragraphs(side_lines(view.lines, words, lifetime=view.lifetime_cents)),
        *paragraphs(sum_lines(view.lines, words)),
    ]
    if (said := lifetime_line(view.costs, words)) is not None:
        blocks.append(paragraph(said))
    look = button(words.plain(PAGE, "look"), action_id=ids.OPEN, value=str(view.trajectory_id))
    blocks.append(ActionsBlock(elements=[look]))
    blocks.append(small_print(words.mrkdwn(PAGE, "apart_told_list")))
    notification = words.mrkdwn(PAGE, "apart_notification", number=view.number)
    return Message(notification, as_blocks(blocks))


def cost_line(view: TrajectoryView, words: Wording) -> tuple[Block, ...]:
    """In the details of a trajectory: the sums, or the question; with the way to it."""
    brief: CostBrief | None = view.costs
    if brief is None or not (brief.lines or brief.asks):
        return ()
    said = brief_line(brief.lines, words) if brief.lines else words.mrkdwn(PAGE, "not_asked_yet")
    section = paragraph(said)
    section.accessory = button(
        words.plain(PAGE, "look" if brief.lines else "fill_in"),
        action_id=ids.OPEN,
        value=str(view.trajectory_id),
    )
    return as_blocks([section])


def side_lines(
    lines: Iterable[CostLine], words: Wording, *, lifetime: int | None = None
) -> Iterator[Mrkdwn]:
    """The cost centres of each side under its question.

    :param lifetime: what it costs over its whole life, for who pays a part of that.
    """
    known = tuple(lines)
    for side in CostSide:
        yield words.mrkdwn(PAGE, f"heading_{side}")
        own = of_side(known, side)
        if not own:
            yield words.mrkdwn(PAGE, "unknown_side")
        for line in own:
            of_life = lifetime if side is CostSide.PAYS else None
            said = amount_said(line, words, lifetime=of_life)
            yield words.mrkdwn(PAGE, "line", centre=line.centre, amount=said)


def amount_said(line: CostLine, words: Wording, *, lifetime: int | None = None) -> str:
    """What a cost centre pays or saves; empty where that is not known."""
    parts = []
    if line.has_amount:
        parts.append(words.plain(PAGE, "amount", once=line.once_cents, yearly=line.yearly_cents))
    if line.share_permille is not None:
        of_life = None if lifetime is None else share_of(lifetime, line.share_permille)
        share = line.share_permille / 10
        parts.append(words.plain(PAGE, f"share_{line.side}", share=share, amount=of_life))
    return words.plain(PAGE, "together", parts=parts) if parts else ""


def sum_lines(lines: Sequence[CostLine], words: Wording, *, alone: bool = True) -> Iterator[Mrkdwn]:
    """What each side comes to, what differs, and when it is earned back.

    :param alone: they are of one purchase; of several, only the sums tell something.
    """
    for side in CostSide:
        known = total(lines, side)
        told = known.once_cents is not None or known.yearly_cents is not None
        if not told or (alone and len(of_side(lines, side)) == 1):
            continue  # what one cost centre pays stands there already
        said = words.plain(PAGE, "amount", once=known.once_cents, yearly=known.yearly_cents)
        yield words.mrkdwn(PAGE, f"total_{side}", amount=said, unknown=known.unknown)
    difference = yearly_difference(lines)
    if alone and difference:
        years = years_to_earn_back(lines)
        yield words.mrkdwn(PAGE, "difference", less=difference > 0, cents=abs(difference))
        if years is not None:
            yield words.mrkdwn(PAGE, "earned_back", years=years)
    if alone and differ(lines):
        yield words.mrkdwn(PAGE, "apart")


def brief_line(lines: Sequence[CostLine], words: Wording) -> Mrkdwn:
    """Who pays and who benefits in two lines."""
    return words.mrkdwn(
        PAGE,
        "brief",
        pays=[_said(line, words) for line in of_side(lines, CostSide.PAYS)],
        benefits=[_said(line, words) for line in of_side(lines, CostSide.BENEFITS)],
    )


def said_in_short(lines: Sequence[CostLine], words: Wording) -> str:
    """The same in one line, for the history; empty for none."""
    return " · ".join(
        words.plain(PAGE, f"short_{side}", centres=[_said(line, words) for line in own])
        for side in CostSide
        if (own := of_side(lines, side))
    )


def lifetime_line(costs: Costs, words: Wording) -> Mrkdwn | None:
    """The life cycle sum of the start form; None where it is not known."""
    whole = lifetime_cost(costs)
    if whole is None:
        return None
    return words.mrkdwn(
        PAGE,
        "lifetime",
        total=whole,
        purchase=costs.purchase_cents,
        yearly=costs.yearly_cents,
        years=costs.years,
    )


def cost_question(view: StartFormView, words: Wording) -> Iterator[SdkBlock]:
    """In the start form: what is recorded per cost centre, or the offer to do that."""
    said = start_form_costs(view, words) or [words.mrkdwn(PAGE, "start_form_offer")]
    section = paragraph(Mrkdwn("\n".join(said)))
    section.accessory = button(
        words.plain(PAGE, "start_form_button"), action_id=ids.OPEN, value=str(view.trajectory_id)
    )
    yield section


def start_form_costs(view: StartFormView, words: Wording) -> list[Mrkdwn]:
    """What a start form tells of the cost centres of its trajectory."""
    if not view.cost_lines:
        return []
    return [words.mrkdwn(PAGE, "start_form_lines", said=brief_line(view.cost_lines, words))]


def _said(line: CostLine, words: Wording) -> str:
    amount = amount_said(line, words)
    return words.plain(PAGE, "centre", centre=line.centre, amount=amount)


def _actions(view: CostView, words: Wording) -> list[ButtonElement]:
    value = str(view.trajectory_id)
    found: list[ButtonElement] = []
    if view.may_change:
        found.append(
            button(
                words.plain(PAGE, "change" if view.lines else "fill_in"),
                action_id=ids.OPEN_SHEET,
                value=value,
                style=None if view.lines else "primary",
            )
        )
    if view.may_open:
        label = words.plain("journey", "details")
        found.append(button(label, action_id=journey_ids.DETAILS, value=value))
    return found
