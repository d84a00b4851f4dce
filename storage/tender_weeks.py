"""What happened to tenders within a week: what was asked, what was answered, what changed."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from datetime import date, datetime
from typing import Any

from sqlmodel import Session, and_, col, or_, select

from storage.tables import Event, Tender, TenderNudge


def nudges_within(
    session: Session,
    *,
    workspace_id: int,
    begins: date,
    ends: date,
    since: datetime,
    until: datetime,
) -> list[TenderNudge]:
    """What came up from a day until a day (exclusive), or was answered between two moments."""
    return list(
        session.exec(
            select(TenderNudge)
            .join(Tender, col(Tender.id) == col(TenderNudge.tender_id))
            .where(
                col(Tender.workspace_id) == workspace_id,
                or_(
                    and_(col(TenderNudge.due_on) >= begins, col(TenderNudge.due_on) < ends),
                    and_(
                        col(TenderNudge.answered_at) >= since,
                        col(TenderNudge.answered_at) < until,
                    ),
                ),
            )
            .order_by(col(TenderNudge.due_on), col(TenderNudge.tender_id), col(TenderNudge.moment))
        )
    )


def facts_between(
    session: Session, *, workspace_id: int, subject_kind: str, since: datetime, until: datetime
) -> dict[int, list[Mapping[str, Any]]]:
    """The facts of what happened between two moments, the oldest first, by subject."""
    rows = session.exec(
        select(Event.subject_id, Event.facts)
        .where(
            col(Event.workspace_id) == workspace_id,
            col(Event.subject_kind) == subject_kind,
            col(Event.at) >= since,
            col(Event.at) < until,
        )
        .order_by(col(Event.id))
    )
    found: defaultdict[int, list[Mapping[str, Any]]] = defaultdict(list)
    for subject_id, facts in rows:
        found[subject_id].append(facts)
    return dict(found)


def tenders_by_id(
    session: Session, *, workspace_id: int, ids: Collection[int]
) -> dict[int, Tender]:
    """Tenders by id."""
    found = session.exec(
        select(Tender).where(col(Tender.workspace_id) == workspace_id, col(Tender.id).in_(ids))
    )
    return {each.id or 0: each for each in found}
