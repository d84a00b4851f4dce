"""Who stands for what, questions to experts, outcomes of tools, and what doing it fully means."""

from collections.abc import Collection, Mapping
from datetime import datetime

from sqlmodel import Session, col, delete, or_, select

from storage.once import insert_once
from storage.tables import ExpertiseRequest, MaximalText, Representation, ToolOutcome
from storage.vocabulary import ExpertiseState, RepresentedKind

OPEN = (ExpertiseState.ASKED, ExpertiseState.UNANSWERED)


def represented(
    session: Session, *, workspace_id: int
) -> Mapping[tuple[RepresentedKind, str], int]:
    """The person id of who stands for something, by what and its slug."""
    rows = session.exec(
        select(Representation).where(col(Representation.workspace_id) == workspace_id)
    )
    return {(row.kind, row.slug): row.person_id for row in rows}


def set_represented(
    session: Session,
    *,
    workspace_id: int,
    kind: RepresentedKind,
    slug: str,
    person_id: int | None,
    set_by_id: int,
    now: datetime,
) -> None:
    """Let this person stand for it, or nobody."""
    session.exec(
        delete(Representation).where(
            col(Representation.workspace_id) == workspace_id,
            col(Representation.kind) == kind,
            col(Representation.slug) == slug,
        )
    )
    if person_id is not None:
        insert_once(
            session,
            Representation,
            workspace_id=workspace_id,
            kind=kind,
            slug=slug,
            person_id=person_id,
            set_by_id=set_by_id,
            set_at=now,
        )


def find_expertise(
    session: Session, *, workspace_id: int, request_id: int, lock: bool = False
) -> ExpertiseRequest | None:
    """The question with this id. ``lock`` keeps rivals out until the transaction ends."""
    query = select(ExpertiseRequest).where(
        col(ExpertiseRequest.workspace_id) == workspace_id,
        col(ExpertiseRequest.id) == request_id,
    )
    return session.exec(query.with_for_update() if lock else query).first()


def expertise_requests(
    session: Session,
    *,
    workspace_id: int,
    states: Collection[ExpertiseState] = tuple(ExpertiseState),
    trajectory_id: int | None = None,
    concerning_id: int | None = None,
) -> list[ExpertiseRequest]:
    """Questions to experts, the oldest first.

    :param concerning_id: only what this person asked, or was asked.
    """
    query = select(ExpertiseRequest).where(
        col(ExpertiseRequest.workspace_id) == workspace_id,
        col(ExpertiseRequest.state).in_(states),
    )
    if trajectory_id is not None:
        query = query.where(col(ExpertiseRequest.trajectory_id) == trajectory_id)
    if concerning_id is not None:
        query = query.where(
            or_(
                col(ExpertiseRequest.asked_by_id) == concerning_id,
                col(ExpertiseRequest.asked_id) == concerning_id,
            )
        )
    return list(session.exec(query.order_by(col(ExpertiseRequest.id))))


def tool_outcomes(session: Session, *, workspace_id: int, trajectory_id: int) -> list[ToolOutcome]:
    """What tools gave for a trajectory, the newest first."""
    return list(
        session.exec(
            select(ToolOutcome)
            .where(
                col(ToolOutcome.workspace_id) == workspace_id,
                col(ToolOutcome.trajectory_id) == trajectory_id,
            )
            .order_by(col(ToolOutcome.id).desc())
        )
    )


def find_outcome(session: Session, *, workspace_id: int, outcome_id: int) -> ToolOutcome | None:
    """The outcome with this id, kept from rivals until the transaction ends."""
    return session.exec(
        select(ToolOutcome)
        .where(col(ToolOutcome.workspace_id) == workspace_id, col(ToolOutcome.id) == outcome_id)
        .with_for_update()
    ).first()


def maximal_texts(
    session: Session, *, workspace_id: int, theme: str, category: str
) -> list[MaximalText]:
    """Every version for a theme at exactly this category, the newest first."""
    return list(
        session.exec(
            select(MaximalText)
            .where(
                col(MaximalText.workspace_id) == workspace_id,
                col(MaximalText.theme) == theme,
                col(MaximalText.category) == category,
            )
            .order_by(col(MaximalText.number).desc())
        )
    )


def add_maximal_text(
    session: Session,
    *,
    workspace_id: int,
    theme: str,
    category: str,
    number: int,
    text: str,
    written_by_id: int,
    now: datetime,
) -> bool:
    """Keep a version. :returns: False when there is one with this number already."""
    return insert_once(
        session,
        MaximalText,
        workspace_id=workspace_id,
        theme=theme,
        category=category,
        number=number,
        text=text,
        written_by_id=written_by_id,
        written_at=now,
    )
