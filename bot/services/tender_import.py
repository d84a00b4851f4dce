"""Taking in tenders from a file: new ones are kept, changed ones rewritten, known ones skipped.

One transaction, which the caller commits: a dry run is the same without. Decision 0032 says what
names a row, and what a file may overwrite.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlmodel import Session

from bot.messages import tender_ids as ids
from bot.services.municipality import Municipality
from bot.services.row_report import CellProblem, Refused
from bot.services.tender_batch import BY_FILE, Writer
from bot.services.tender_fields import TenderInput, changes, input_of
from bot.services.tender_file import TenderFile
from bot.services.tender_reading import Reading, TenderImport, columns_of, left_alone
from bot.services.tender_refs import ref_of, refused_for_title, renamed, resolve
from bot.services.tender_rows import COLUMN_OF, TenderRow
from storage import event_log
from storage.numbers import hold_numbers
from storage.people import ids_by_slack_id
from storage.tables import Tender
from storage.tenders import tenders_of_files
from storage.vocabulary import TenderOrigin, TenderState

Progress = Callable[[int, int], None]
"""Told how many of how many rows are done; the rows are gone through twice."""


@dataclass
class _Rewriting:
    """A stored tender, and what the file says of it now."""

    row: TenderRow
    tender: Tender
    current: TenderInput


def import_tenders(
    session: Session,
    *,
    here: Municipality,
    file: TenderFile,
    columns: Mapping[str, str],
    actor_id: int | None,
    now: datetime,
    organisation: str | None = None,
    progress: Progress | None = None,
) -> TenderImport:
    """Take in every row that can be; the others write nothing and say why.

    :param columns: the heading of each of our columns, as ``proposed_columns`` has them.
    :param organisation: whose tenders to take of a published file, instead of the profile's names.
    :raises HeaderError: the file has not these columns, or none for the title.
    """
    told = _told(progress, 2 * len(file.rows))
    hold_numbers(session, workspace_id=here.workspace_id)  # one import at a time
    plan = _plan(session, here, file, columns, organisation, told)
    done, new, rewritten = plan.done, plan.new, plan.rewritten
    writer = Writer(session, here, actor_id, now, file.kind.value)
    so_far = 2 * len(file.rows) - len(new) - len(rewritten)
    for written in writer.add([(ref_of(row), row.wanted()) for row in new]):
        done.report.taken += written
        told(so_far := so_far + written)
    for written in writer.rewrite(rewritten):
        done.report.updated += written
        told(so_far := so_far + written)
    told(2 * len(file.rows))
    return done


def would_import(
    session: Session,
    *,
    here: Municipality,
    file: TenderFile,
    columns: Mapping[str, str],
    organisation: str | None = None,
) -> TenderImport:
    """What :func:`import_tenders` would do, by reading alone: nobody who writes waits for it.

    :raises HeaderError: as there.
    """
    plan = _plan(session, here, file, columns, organisation, lambda _done: None)
    plan.done.report.taken, plan.done.report.updated = len(plan.new), len(plan.rewritten)
    return plan.done


@dataclass
class _Plan:
    """What is to be written; ``done`` tells of the rows that write nothing."""

    done: TenderImport
    new: list[TenderRow]
    rewritten: list[tuple[Tender, str, TenderInput]]


def _plan(  # noqa: PLR0917  -- what an import is given
    session: Session,
    here: Municipality,
    file: TenderFile,
    columns: Mapping[str, str],
    organisation: str | None,
    told: Callable[[int], None],
) -> _Plan:
    found = columns_of(file, columns)
    done = TenderImport(left_alone(file, columns))
    people = ids_by_slack_id(session, workspace_id=here.workspace_id)
    rows = Reading(here, file, found, people, organisation, done).rows(told)
    stored = tenders_of_files(session, workspace_id=here.workspace_id)
    resolved = resolve(rows, stored)
    new: list[TenderRow] = []
    changed: list[_Rewriting] = []
    for row in rows:
        tender = resolved.tenders[row.number]
        if row.number in resolved.unclear:
            done.report.refuse([refused_for_title(row)])
        elif tender is None:
            new.append(row)
        elif (rewriting := _differing(row, tender, done)) is not None:
            changed.append(rewriting)
    rewritten = list(_may_be_written(session, here, changed, done))
    done.report.refused.sort(key=lambda each: each.row)
    return _Plan(done, new, rewritten)


def _told(progress: Progress | None, total: int) -> Callable[[int], None]:
    return (lambda done: progress(done, total)) if progress else (lambda _done: None)


def _differing(row: TenderRow, tender: Tender, done: TenderImport) -> _Rewriting | None:
    """What the file says otherwise than a tender; None when there is nothing to do."""
    if tender.origin is not TenderOrigin.IMPORT:
        reason = f"A{tender.number} has this ref and does not come from a file; choose another"
        facts = {"number": str(tender.number)}
        done.report.refuse([Refused(row.number, "ref", reason, CellProblem.NOT_OURS, facts)])
        return None
    current = input_of(tender)
    same = tender.state is not TenderState.OPEN or not changes(
        current, replace(current, **row.fields)
    )
    if same and (tender.state is not TenderState.OPEN or not renamed(row, tender)):
        done.report.skipped += 1
        return None
    return _Rewriting(row, tender, current)


def _may_be_written(
    session: Session, here: Municipality, changed: Sequence[_Rewriting], done: TenderImport
) -> Iterator[tuple[Tender, str, TenderInput]]:
    """What to write of each tender: what the file changed and nobody else did since."""
    imported = _as_imported(session, here, [each.tender.id or 0 for each in changed])
    for each in changed:
        row, tender, current = each.row, each.tender, each.current
        before = imported.get(tender.id or 0, {})
        said, held = _plain(row.wanted()), _plain(current)
        news = [name for name in row.fields if said.get(name) != before.get(name)]
        news = [name for name in news if said.get(name) != held.get(name)]
        theirs = [name for name in news if held.get(name) != before.get(name)]
        if theirs:
            done.report.refuse(_changed_in_slack(row.number, tender, theirs))
        elif news or renamed(row, tender):
            wanted = replace(current, **{name: row.fields[name] for name in news})
            yield tender, row.ref or tender.ref or "", wanted
        else:
            done.report.skipped += 1


def _changed_in_slack(number: int, tender: Tender, names: Sequence[str]) -> list[Refused]:
    reason = (
        f"somebody changed this of A{tender.number} in Slack since it was imported;"
        " change it there, or make the row as it is now"
    )
    facts = {"number": str(tender.number)}
    return [
        Refused(number, column, reason, CellProblem.CHANGED, facts)
        for column in dict.fromkeys(COLUMN_OF[name] for name in names)
    ]


def _as_imported(
    session: Session, here: Municipality, tender_ids: Sequence[int]
) -> dict[int, dict[str, Any]]:
    """What the tenders held after their last import: every change that a file made."""
    held: dict[int, dict[str, Any]] = {}
    for event in event_log.histories(
        session, workspace_id=here.workspace_id, subject_kind=ids.SUBJECT, subject_ids=tender_ids
    ):
        if BY_FILE in event.facts:
            after = held.setdefault(event.subject_id, {})
            after.update(_after({**event.facts, **(event.texts or {})}))
    return held


def _after(changed: Mapping[str, Any]) -> dict[str, Any]:
    """The new value of each field of a tender; an event tells other facts as well."""
    fields = TenderInput.__dataclass_fields__
    return {name: pair[1] for name, pair in changed.items() if name in fields}


def _plain(values: TenderInput) -> dict[str, Any]:
    return _after(changes(None, values))
