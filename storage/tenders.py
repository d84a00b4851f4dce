"""Tenders on the calendar."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import insert
from sqlmodel import Session, and_, col, or_, select

from storage.tables import Tender, TenderNudge
from storage.vocabulary import TenderState


@dataclass(frozen=True)
class TenderCriteria:
    """Which tenders are wanted; None is no filter.

    ``begins`` and ``ends``: published, or to be decided on because a contract ends, from a day
    (inclusive) until a day (exclusive).
    """

    team: str | None = None
    category: str | None = None
    states: Collection[TenderState] | None = None
    begins: date | None = None
    ends: date | None = None
    client_id: int | None = None


def find_tender(
    session: Session, *, workspace_id: int, tender_id: int, lock: bool = False
) -> Tender | None:
    """The tender with this id. ``lock`` keeps rivals out until the transaction ends."""
    query = select(Tender).where(
        col(Tender.workspace_id) == workspace_id, col(Tender.id) == tender_id
    )
    return session.exec(query.with_for_update() if lock else query).first()


def find_tender_by_number(session: Session, *, workspace_id: int, number: int) -> Tender | None:
    """The tender with the number that people use."""
    return session.exec(
        select(Tender).where(col(Tender.workspace_id) == workspace_id, col(Tender.number) == number)
    ).first()


def find_tender_by_ref(
    session: Session, *, workspace_id: int, ref: str, lock: bool = False
) -> Tender | None:
    """The tender that a file calls by this name."""
    query = select(Tender).where(col(Tender.workspace_id) == workspace_id, col(Tender.ref) == ref)
    return session.exec(query.with_for_update() if lock else query).first()


def tenders_of_files(session: Session, *, workspace_id: int) -> list[Tender]:
    """Every tender with a reference, locked until the transaction ends, in one order for all."""
    return list(
        session.exec(
            select(Tender)
            .where(col(Tender.workspace_id) == workspace_id, col(Tender.ref).is_not(None))
            .order_by(col(Tender.id))
            .with_for_update()
        )
    )


def insert_tenders(session: Session, rows: Sequence[Mapping[str, Any]]) -> dict[int, int]:
    """Store many tenders at once, each by column of the table. :returns: ids by number."""
    if not rows:
        return {}
    made = insert(Tender).returning(col(Tender.number), col(Tender.id))
    found = session.connection().execute(made, [dict(row) for row in rows])
    return {number: tender_id for number, tender_id in found if tender_id is not None}


def tenders_of(
    session: Session, *, workspace_id: int, criteria: TenderCriteria | None = None
) -> list[Tender]:
    """Tenders, the first to be published or decided on first; without a date last."""
    wanted = criteria or TenderCriteria()
    query = select(Tender).where(col(Tender.workspace_id) == workspace_id)
    for column, value in (
        (col(Tender.team), wanted.team),
        (col(Tender.category), wanted.category),
        (col(Tender.client_id), wanted.client_id),
    ):
        if value is not None:
            query = query.where(column == value)
    if wanted.states is not None:
        query = query.where(col(Tender.state).in_(wanted.states))
    if wanted.begins is not None or wanted.ends is not None:
        within = [
            and_(
                day.is_not(None),
                True if wanted.begins is None else day >= wanted.begins,
                True if wanted.ends is None else day < wanted.ends,
            )
            for day in (col(Tender.publication_from), col(Tender.current_ends_on))
        ]
        query = query.where(or_(*within))
    found = session.exec(query.order_by(col(Tender.number))).all()
    return sorted(found, key=_first_day)


def nudges_of(
    session: Session, *, tender_ids: Collection[int]
) -> dict[tuple[int, str], TenderNudge]:
    """What was brought up of these tenders, by tender and moment."""
    found = session.exec(select(TenderNudge).where(col(TenderNudge.tender_id).in_(tender_ids)))
    return {(row.tender_id, row.moment): row for row in found}


def _first_day(tender: Tender) -> tuple[date, int]:
    return tender.publication_from or tender.current_ends_on or date.max, tender.number
