"""Which tender a row of a file is: by its reference, or by its title where it has none.

Decision 0032. Without references a title names a tender, however its team or dates change; where
several have one title, the team tells them apart.
"""

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from bot.language.folding import folded
from bot.services.row_report import CellProblem, Refused
from bot.services.tender_rows import TenderRow
from storage.tables import Tender
from storage.vocabulary import TenderOrigin

_DERIVED = "titel:"
_DIGITS = 20

NO_REF = "several tenders have this title; give each a ref of its own, that stays the same"


@dataclass(frozen=True)
class Resolved:
    """The tender of each row, by number of row (None: a new one), and rows that name several."""

    tenders: dict[int, Tender | None] = field(default_factory=dict)
    unclear: set[int] = field(default_factory=set)


def ref_of(row: TenderRow) -> str:
    """The reference of a row; where it has none, one made of its title and team."""
    if row.ref:
        return row.ref
    return f"{_DERIVED}{_digest(row.fields['title'])}:{row.fields.get('team') or ''}"


def resolve(rows: Sequence[TenderRow], stored: Iterable[Tender]) -> Resolved:
    """Find the tender of every row; no two rows have the same reference.

    :param stored: every tender of the workspace that has a reference.
    """
    by_ref = {each.ref: each for each in stored}
    found = Resolved()
    claimed: set[int | None] = set()
    for row in rows:
        if (tender := by_ref.get(ref_of(row))) is not None and row.ref:
            found.tenders[row.number] = tender
            claimed.add(tender.id)
    by_title: dict[str, list[Tender]] = defaultdict(list)
    for ref, tender in by_ref.items():
        if tender.origin is TenderOrigin.IMPORT and tender.id not in claimed:
            by_title[_title_in(ref or "") or _digest(tender.title)].append(tender)
    for title, group in _groups(rows, found.tenders).items():
        same = by_title.get(title)
        if not same:
            found.tenders.update((row.number, None) for row in group)
            continue
        derived = [each for each in same if _title_in(each.ref or "")]
        _pair((row for row in group if row.ref), derived, found)  # others have their own reference
        taken = {id(found.tenders.get(row.number)) for row in group}
        left = [each for each in same if id(each) not in taken]
        nameless = [row for row in group if not row.ref]
        _pair(nameless, left, found)
        if left:
            new = (row.number for row in nameless if found.tenders[row.number] is None)
            found.unclear.update(new)
    return found


def renamed(row: TenderRow, tender: Tender) -> bool:
    """Whether a row gives a tender a reference that had none."""
    return bool(row.ref) and tender.ref != row.ref


def refused_for_title(row: TenderRow) -> Refused:
    """What is told of a row that may be several tenders."""
    return Refused(row.number, "ref", NO_REF, CellProblem.NO_REF)


def _pair(rows: Iterable[TenderRow], left: list[Tender], found: Resolved) -> None:
    """Rows and tenders with one title: those of one team first, then one left on both sides."""
    open_rows = list(rows)
    for same in (_same_ref, _same_team):
        for row in list(open_rows):
            fitting = [each for each in left if same(row, each)]
            if len(fitting) == 1:
                found.tenders[row.number] = fitting[0]
                left.remove(fitting[0])
                open_rows.remove(row)
    if len(open_rows) == len(left) == 1:
        found.tenders[open_rows.pop().number] = left.pop()
    found.tenders.update((row.number, None) for row in open_rows)


def _groups(
    rows: Iterable[TenderRow], found: Mapping[int, Tender | None]
) -> Mapping[str, list[TenderRow]]:
    """The rows that are no tender yet, by title."""
    groups: dict[str, list[TenderRow]] = defaultdict(list)
    for row in rows:
        if row.number not in found:
            groups[_digest(row.fields["title"])].append(row)
    return groups


def _same_ref(row: TenderRow, tender: Tender) -> bool:
    return tender.ref == ref_of(row)


def _same_team(row: TenderRow, tender: Tender) -> bool:
    return tender.team == row.fields.get("team")


def _title_in(ref: str) -> str:
    """The digest in a reference that was made of a title; empty in any other."""
    return ref.removeprefix(_DERIVED).partition(":")[0] if ref.startswith(_DERIVED) else ""


def _digest(title: str) -> str:
    return hashlib.sha256(folded(title).encode()).hexdigest()[:_DIGITS]
