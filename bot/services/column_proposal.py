"""Which heading of a file is which of our columns: proposed, confirmed by somebody, remembered."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session

from bot.language.folding import folded
from bot.services.column_looks import Looks
from bot.services.column_names import Sure, closeness, likeness
from bot.services.municipality import Municipality
from bot.services.tender_columns import COLUMNS, NAMES, REQUIRED
from bot.services.tender_file import OURS, FileKind, TenderFile, tenderned_columns
from storage.column_mappings import find_mapping, keep_mapping

_KIND = "tenders"


@dataclass(frozen=True)
class Proposal:
    """What the headings of a file are. ``columns``: our column to its heading, in our order.

    ``sure``: how sure each of them is; ``missing``: required columns that nothing was found for;
    ``left``: headings that are no column; ``remembered``: somebody confirmed it before.
    """

    columns: Mapping[str, str]
    sure: Mapping[str, Sure]
    missing: tuple[str, ...]
    left: tuple[str, ...]
    remembered: bool = False

    @property
    def is_certain(self) -> bool:
        """Whether nobody has to be asked: everything required is there, and nothing is a guess."""
        return not self.missing and all(each > Sure.GUESS for each in self.sure.values())

    @property
    def certain_columns(self) -> Mapping[str, str]:
        """The columns that are no guess."""
        return {
            name: heading for name, heading in self.columns.items() if self.sure[name] > Sure.GUESS
        }


def proposed_columns(session: Session, here: Municipality, file: TenderFile) -> Proposal:
    """What each heading is: as it was confirmed before, or by its name and what stands below it."""
    if file.kind is FileKind.OCDS:
        return _proposal(file, dict.fromkeys((*NAMES, OURS), Sure.EXACT), {})
    if file.kind is FileKind.TENDERNED:
        columns = tenderned_columns(file.header)
        return _proposal(file, dict.fromkeys(columns, Sure.EXACT), columns)
    known = find_mapping(session, workspace_id=here.workspace_id, kind=_KIND, headings=file.digest)
    if known is not None and set(known.values()) <= set(file.header):
        return _proposal(file, dict.fromkeys(known, Sure.CONFIRMED), known, remembered=True)
    return _by_name_and_look(here, file)


def with_columns(proposal: Proposal, file: TenderFile, chosen: Mapping[str, str]) -> Proposal:
    """The proposal with what somebody chose: an empty heading is no column.

    Capitals, accents and punctuation make no difference in a heading.
    """
    headings = {folded(heading): heading for heading in reversed(file.header) if heading}
    said = {
        name: heading if heading in file.header else headings.get(folded(heading), heading)
        for name, heading in chosen.items()
    }
    taken = set(said.values())
    columns = {
        name: heading
        for name, heading in proposal.columns.items()
        if name not in said and heading not in taken
    } | {name: heading for name, heading in said.items() if heading}
    sure = {name: Sure.CONFIRMED if name in said else proposal.sure[name] for name in columns}
    return _proposal(file, sure, columns)


def remember_columns(
    session: Session,
    *,
    here: Municipality,
    file: TenderFile,
    columns: Mapping[str, str],
    actor_id: int | None,
    now: datetime,
) -> None:
    """Know these columns the next time a file has this header; a published file needs no memory."""
    if not file.kind.is_published:
        keep_mapping(
            session,
            workspace_id=here.workspace_id,
            kind=_KIND,
            headings=file.digest,
            columns=columns,
            confirmed_by_id=actor_id,
            now=now,
        )


def _by_name_and_look(here: Municipality, file: TenderFile) -> Proposal:
    """The surest name first; a heading is one column, and what stands below it must fit."""
    looks = Looks(here, file)
    found: list[tuple[int, float, str, str]] = []
    for column in COLUMNS:
        for position, heading in enumerate(file.header):
            sure = likeness(column, heading)
            judged = looks.judged(column.look, position, heading, sure)
            if judged is not None:
                found.append((-judged, -closeness(column, heading), column.name, heading))
    columns: dict[str, str] = {}
    sure_of: dict[str, Sure] = {}
    for negative, _, name, heading in sorted(found, key=lambda each: each[:2]):
        if name not in columns and heading not in columns.values():
            columns[name], sure_of[name] = heading, Sure(-negative)
    return _proposal(file, sure_of, columns)


def _proposal(
    file: TenderFile,
    sure: Mapping[str, Sure],
    columns: Mapping[str, str],
    *,
    remembered: bool = False,
) -> Proposal:
    headings = columns or {name: name for name in sure if name in file.header}
    ordered = {name: headings[name] for name in (*NAMES, OURS) if name in headings}
    used = set(ordered.values())
    return Proposal(
        columns=ordered,
        sure={name: sure[name] for name in ordered},
        missing=tuple(name for name in REQUIRED if name not in ordered),
        left=tuple(each for each in file.header if each and each not in used),
        remembered=remembered,
    )
