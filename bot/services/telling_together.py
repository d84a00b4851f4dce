"""What goes in one message: one thing, or everything unasked of one person and one day."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

import structlog
from sqlalchemy.exc import SQLAlchemyError

from bot.messages.bundle import bundle
from bot.messages.message import Message
from bot.services.attention import Hearer, late_since
from bot.services.attention_kinds import UNASKED_KINDS
from bot.services.occasion import Occasion, Telling
from bot.services.telling import tell
from storage.tables import Notice

log = structlog.get_logger()


@dataclass(frozen=True)
class Composed:
    """What one message tells. What is in none of these has to wait for the next message.

    ``telling`` is None where nothing is told. ``broken`` cannot be told at all.
    """

    telling: Telling | None = None
    told: Sequence[Notice] = ()
    outdated: Sequence[Notice] = ()
    broken: Sequence[Notice] = ()


def compose(occasion: Occasion, hearer: Hearer) -> Composed:
    """The message for these notices; each that can travel with others has a part of its own."""
    if occasion.notices[0].kind not in UNASKED_KINDS:
        return _compose(occasion, hearer)
    each_apart = [
        _compose(replace(occasion, notices=[notice]), hearer) for notice in occasion.notices
    ]
    outdated = [notice for each in each_apart for notice in each.outdated]
    broken = [notice for each in each_apart for notice in each.broken]
    good = [(each.told[0], each.telling) for each in each_apart if each.told and each.telling]
    if not good:
        return Composed(outdated=outdated, broken=broken)
    if len(good) == 1:
        return Composed(good[0][1], [good[0][0]], outdated, broken)
    parts: list[tuple[int, Message]] = [(n.id or 0, telling.message) for n, telling in good]
    message, count = bundle(parts, occasion.here.words)
    return Composed(Telling(message), [notice for notice, _ in good[:count]], outdated, broken)


def _compose(occasion: Occasion, hearer: Hearer) -> Composed:
    notices = occasion.notices
    try:
        telling = tell(replace(occasion, meant_for=_meant_for(occasion, hearer)))
    except SQLAlchemyError:
        raise
    except Exception:  # what cannot be told must not stand in the way of what can
        log.exception("a notice could not be told", kind=notices[0].kind, notice=notices[0].id)
        return Composed(broken=notices)
    if telling is None:
        return Composed(outdated=notices)
    return Composed(telling, notices)


def _meant_for(occasion: Occasion, hearer: Hearer) -> date | None:
    """The day that was missed, where it is long enough ago to say so."""
    moment = late_since(occasion.notices[0], hearer, now=occasion.now)
    return None if moment is None else hearer.wishes.day_of(moment)
