"""The minutes as a document: what stands at each placeholder, and that it comes."""

from collections.abc import Mapping

from bot.messages import meeting_ids as ids
from bot.messages.action_items import kind_label
from bot.messages.document import AroundDocument
from bot.messages.formatting import day as day_said
from bot.messages.meeting_sheet import state_label, title_of
from bot.messages.meeting_view import Minutes
from bot.messages.wording import Wording

PAGE = "minutes_document"
TEMPLATE = "verslag"
AROUND = AroundDocument(PAGE, ids.DONE)
_POINT = ("punt", "uitkomst", "toelichting")
_ACTION = ("actie", "wie", "wanneer", "soort")


def minutes_values(
    found: Minutes, words: Wording, *, organisation: str, day: str
) -> dict[str, str]:
    """What stands at the placeholders of the whole of it. ``day`` is today, as text."""
    return {
        "gemeente": organisation,
        "datum": day,
        "overleg": meeting_said(found, words),
        "rest": words.plain(PAGE, "left", left=found.left, hidden=found.hidden),
    }


def minutes_rows(found: Minutes, names: Mapping[str, str], words: Wording) -> list[dict[str, str]]:
    """What stands at the placeholders of each point, and of each action item.

    :param names: what people are called, by Slack user id.
    """
    points = [
        {
            "punt": title_of(each, words),
            "uitkomst": state_label(each.state, words),
            "toelichting": each.outcome,
        }
        for each in (*found.decided, *found.discussed, *found.no_action)
    ]
    actions = [
        {
            "actie": each.text,
            "wie": names.get(each.owner, ""),
            "wanneer": day_said(each.due_on) if each.due_on else "",
            "soort": kind_label(each.kind, words),
        }
        for each in found.agreed
    ]
    return [*(points or [_nothing(_POINT, words)]), *(actions or [_nothing(_ACTION, words)])]


def meeting_said(found: Minutes, words: Wording) -> str:
    """Which meeting it is, on one line."""
    return words.plain(PAGE, "meeting", label=found.label, day=found.day)


def _nothing(names: tuple[str, ...], words: Wording) -> dict[str, str]:
    first, *others = names
    return {first: words.plain(PAGE, "nothing"), **dict.fromkeys(others, "")}
