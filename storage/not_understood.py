"""Sentences that were not understood, where a municipality keeps them for a while."""

from datetime import date

from sqlmodel import Session, col, delete, select

from storage.tables import NotUnderstood


def keep_sentence(session: Session, *, workspace_id: int, sentence: str, said_on: date) -> None:
    """Keep what was not understood, without who said it."""
    session.add(NotUnderstood(workspace_id=workspace_id, sentence=sentence, said_on=said_on))
    session.flush()


def kept_sentences(session: Session, *, workspace_id: int, since: date) -> list[NotUnderstood]:
    """What was not understood from that day on, the newest first."""
    return list(
        session.exec(
            select(NotUnderstood)
            .where(
                col(NotUnderstood.workspace_id) == workspace_id,
                col(NotUnderstood.said_on) >= since,
            )
            .order_by(col(NotUnderstood.said_on).desc(), col(NotUnderstood.id).desc())
        )
    )


def forget_sentences(session: Session, *, workspace_id: int, before: date) -> int:
    """Delete what was said before that day. :returns: how many."""
    gone = session.execute(
        delete(NotUnderstood).where(
            col(NotUnderstood.workspace_id) == workspace_id,
            col(NotUnderstood.said_on) < before,
        )
    )
    return int(gone.rowcount)  # type: ignore[attr-defined]  # a deletion's result has it
