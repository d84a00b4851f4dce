"""The terms of what can be found. What they mean, and who may find what, others decide."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from sqlmodel import Session, col, delete, func, select

from storage.tables import SearchDocument, SearchTerm


@dataclass(frozen=True)
class Candidate:
    """Something that holds at least one of the terms, with the weights of those it holds."""

    subject_id: int
    length: float
    weights: Mapping[str, float]


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
    session.add_all(SearchTerm(**key, term=term, weight=weight) for term, weight in weights.items())
    session.flush()


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


def candidates(
    session: Session, *, workspace_id: int, subject_kind: str, terms: Collection[str]
) -> list[Candidate]:
    """Everything of a kind that holds one of the terms, by id."""
    rows = session.exec(
        select(SearchTerm.subject_id, SearchTerm.term, SearchTerm.weight, SearchDocument.length)
        .join(
            SearchDocument,
            (col(SearchDocument.workspace_id) == col(SearchTerm.workspace_id))
            & (col(SearchDocument.subject_kind) == col(SearchTerm.subject_kind))
            & (col(SearchDocument.subject_id) == col(SearchTerm.subject_id)),
        )
        .where(
            col(SearchTerm.workspace_id) == workspace_id,
            col(SearchTerm.subject_kind) == subject_kind,
            col(SearchTerm.term).in_(terms),
        )
        .order_by(col(SearchTerm.subject_id), col(SearchTerm.term))
    )
    found: dict[int, tuple[float, dict[str, float]]] = {}
    for subject_id, term, weight, length in rows:
        found.setdefault(subject_id, (length, {}))[1][term] = weight
    return [Candidate(each, length, weights) for each, (length, weights) in found.items()]


def corpus(session: Session, *, workspace_id: int, subject_kind: str) -> tuple[int, float]:
    """How many documents of a kind there are, and how long they are on average."""
    count, length = session.exec(
        select(func.count(), func.avg(SearchDocument.length)).where(
            col(SearchDocument.workspace_id) == workspace_id,
            col(SearchDocument.subject_kind) == subject_kind,
        )
    ).one()
    return count, length or 0.0


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
