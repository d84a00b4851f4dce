"""The terms of what can be found. What they mean, and who may find what, others decide."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from typing import Any

from sqlalchemy import insert
from sqlmodel import Session, col, delete, select

from storage.tables import SearchDocument, SearchTerm


def put_document(
    session: Session,
    *,
    workspace_id: int,
    subject_kind: str,
    subject_id: int,
    weights: Mapping[str, float],
    analysis: int,
) -> None:
    """Make something found by these terms, and by no others."""
    remove_document(
        session, workspace_id=workspace_id, subject_kind=subject_kind, subject_id=subject_id
    )
    key: dict[str, Any] = {
        "workspace_id": workspace_id,
        "subject_kind": subject_kind,
        "subject_id": subject_id,
    }
    session.add(SearchDocument(**key, length=sum(weights.values()), analysis=analysis))
    session.flush()
    rows = [{**key, "term": term, "weight": weights[term]} for term in sorted(weights)]
    if rows:  # hundreds for one text: not worth an object each
        session.connection().execute(insert(SearchTerm), rows)


def remove_document(
    session: Session, *, workspace_id: int, subject_kind: str, subject_id: int
) -> None:
    """Let something be found no more."""
    for table in (SearchTerm, SearchDocument):
        session.exec(
            delete(table).where(
                col(table.workspace_id) == workspace_id,
                col(table.subject_kind) == subject_kind,
                col(table.subject_id) == subject_id,
            )
        )


def postings(
    session: Session, *, workspace_id: int, subject_kind: str, terms: Collection[str]
) -> dict[str, dict[int, float]]:
    """Of each of these terms what holds it, with its weight there; of what nothing holds none."""
    rows = session.connection().execute(  # thousands of rows: not through the ORM
        select(SearchTerm.term, SearchTerm.subject_id, SearchTerm.weight).where(
            col(SearchTerm.workspace_id) == workspace_id,
            col(SearchTerm.subject_kind) == subject_kind,
            col(SearchTerm.term).in_(terms),
        )
    )
    found: defaultdict[str, dict[int, float]] = defaultdict(dict)
    for term, subject_id, weight in rows.all():
        found[term][subject_id] = weight
    return dict(found)


def lengths(session: Session, *, workspace_id: int, subject_kind: str) -> dict[int, float]:
    """Everything of a kind that can be found, with how long it is."""
    rows = session.connection().execute(
        select(SearchDocument.subject_id, SearchDocument.length).where(
            col(SearchDocument.workspace_id) == workspace_id,
            col(SearchDocument.subject_kind) == subject_kind,
        )
    )
    return {row.subject_id: row.length for row in rows.all()}


def terms_between(
    session: Session, *, workspace_id: int, subject_kind: str, first: str, end: str
) -> list[str]:
    """The terms that something of a kind holds, from ``first`` up to and without ``end``."""
    return list(
        session.exec(
            select(SearchTerm.term)
            .where(
                col(SearchTerm.workspace_id) == workspace_id,
                col(SearchTerm.subject_kind) == subject_kind,
                col(SearchTerm.term) >= first,
                col(SearchTerm.term) < end,
            )
            .distinct()
        )
    )


def outdated(session: Session, *, workspace_id: int, subject_kind: str, analysis: int) -> list[int]:
    """What was made found by an older reading of texts than this one."""
    return list(
        session.exec(
            select(SearchDocument.subject_id)
            .where(
                col(SearchDocument.workspace_id) == workspace_id,
                col(SearchDocument.subject_kind) == subject_kind,
                col(SearchDocument.analysis) != analysis,
            )
            .order_by(col(SearchDocument.subject_id))
        )
    )
