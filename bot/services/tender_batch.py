"""Writing many tenders of a file at once: numbers handed out once, rows and events in bulk."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeVar

from sqlmodel import Session

from bot.messages import tender_ids as ids
from bot.services.municipality import Municipality
from bot.services.tender_fields import TenderInput, changes, input_of, split_texts, write_fields
from bot.services.tenders import Origin, added, tender_row
from storage import event_log
from storage.numbers import next_number
from storage.tables import Tender
from storage.tenders import insert_tenders
from storage.vocabulary import TenderOrigin

AT_ONCE = 1000
"""So many rows go to the database together."""

BY_FILE = "file"
"""The fact of an event that says that a file made the change, and which kind of file."""

_FIRST = 1
"""The version of what is new."""

_Each = TypeVar("_Each")


@dataclass(frozen=True)
class Writer:
    """Writes what a file says. ``kind``: of the file; ``actor_id``: who took it in."""

    session: Session
    here: Municipality
    actor_id: int | None
    now: datetime
    kind: str

    def add(self, wanted: Sequence[tuple[str, TenderInput]]) -> Iterator[int]:
        """Put tenders on the calendar, each with its reference; tells how many, as it goes."""
        number = next_number(self.session, Tender, workspace_id=self.here.workspace_id)
        for batch in _batches(wanted):
            numbered = [
                (number + position, values, Origin(kind=TenderOrigin.IMPORT, ref=ref))
                for position, (ref, values) in enumerate(batch)
            ]
            number += len(batch)
            known_as = insert_tenders(
                self.session,
                [
                    tender_row(
                        here=self.here,
                        actor_id=self.actor_id,
                        wanted=values,
                        now=self.now,
                        origin=origin,
                        number=own,
                    )
                    for own, values, origin in numbered
                ],
            )
            event_log.record_many(
                self.session,
                [
                    self._event(known_as[own], _FIRST, "added", *added(values, origin))
                    for own, values, origin in numbered
                ],
            )
            yield len(batch)

    def rewrite(self, wanted: Sequence[tuple[Tender, str, TenderInput]]) -> Iterator[int]:
        """Make tenders hold what is wanted, and their reference; tells how many, as it goes."""
        for batch in _batches(wanted):
            events = []
            for stored, ref, values in batch:
                facts, texts = split_texts(changes(input_of(stored), values))
                write_fields(stored, values)
                stored.ref, stored.updated_at = ref, self.now
                stored.version += 1
                events.append(self._event(stored.id or 0, stored.version, "changed", facts, texts))
            self.session.add_all(stored for stored, _, _ in batch)
            self.session.flush()
            event_log.record_many(self.session, events)
            yield len(batch)

    def _event(
        self,
        tender_id: int,
        version: int,
        kind: str,
        facts: dict[str, Any],
        texts: dict[str, Any],
    ) -> dict[str, Any]:
        return {
            "workspace_id": self.here.workspace_id,
            "subject_kind": ids.SUBJECT,
            "subject_id": tender_id,
            "kind": kind,
            "actor_id": self.actor_id,
            "at": self.now,
            "facts": {"version": version, **facts, BY_FILE: self.kind},
            "texts": texts or None,
            "redacted_at": None,
        }


def _batches(wanted: Sequence[_Each]) -> Iterator[Sequence[_Each]]:
    for start in range(0, len(wanted), AT_ONCE):
        yield wanted[start : start + AT_ONCE]
