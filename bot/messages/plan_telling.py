"""What is told about the plan in private: to an owner, and about the manifest once a year."""

from collections.abc import Mapping
from datetime import date

from slack_sdk.models.blocks import ActionsBlock
from slack_sdk.models.blocks import Block as SdkBlock

from bot.messages import plan_ids as ids
from bot.messages.message import Message, as_blocks, button, paragraph, small_print
from bot.messages.plan import PAGE, item_said, part_title, status_said, whole_text
from bot.messages.plan_view import Kind, PlanItem, PlanPart, PlanPlace
from bot.messages.wording import Wording
from storage.vocabulary import PlanStatus


def owner_named(item: PlanItem, part: PlanPart, place: PlanPlace, words: Wording) -> Message:
    """To who looks after an item from now on; ``place`` is the page on which it stands."""
    text = words.mrkdwn(PAGE, "owner_named", part=part_title(part, words))
    return Message(
        text,
        as_blocks(
            [
                paragraph(text),
                *whole_text(item_said(item, words)),
                paragraph(words.mrkdwn(PAGE, "owner_what_next")),
                _look(place, words),
            ]
        ),
    )


def manifest_recalled(
    promises: PlanPart,
    statuses: Mapping[str, PlanStatus],
    words: Wording,
    *,
    signed_on: date,
    years: int,
) -> Message:
    """To the coordinator, once a year: what was promised, and how that goes."""
    made = [item for item in promises.items if item.kind is Kind.TRACKED]
    text = words.mrkdwn(PAGE, "manifest_recalled", years=years, on=signed_on, count=len(made))
    blocks: list[SdkBlock] = [paragraph(text)]
    for item in made:
        status = status_said(statuses.get(item.key, PlanStatus.NOT_BEGUN), words)
        promise = item.data["text"]
        blocks.extend(
            whole_text(words.mrkdwn(PAGE, "manifest_promise", text=promise, status=status))
        )
    blocks.append(_look(PlanPlace(part=promises.slug), words))
    return Message(text, as_blocks(blocks))


def duty_recalled(words: Wording, *, tool: str, year: int, text: str, source: str) -> Message:
    """To the coordinator, once: the year is there in which the plan expects a duty."""
    said = words.mrkdwn(PAGE, "duty_recalled", tool=tool, year=year, text=text)
    where = words.mrkdwn(PAGE, "source", source=source)
    look = _look(PlanPlace(), words)
    return Message(said, as_blocks([paragraph(said), small_print(where), look]))


def _look(place: PlanPlace, words: Wording) -> ActionsBlock:
    look = button(words.plain(PAGE, "look"), action_id=ids.OPEN, value=place.dump())
    return ActionsBlock(elements=[look])
