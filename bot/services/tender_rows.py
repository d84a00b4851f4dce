"""Reading a row of a file into a tender, or saying at which columns what is wrong."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from bot.language.folding import folded
from bot.language.list_filters import Kind
from bot.messages.trajectory_form import TITLE_LENGTH
from bot.policy.tenders import Dates, deadline_of, is_of_the_running_contract
from bot.services.cells import (
    REF_LENGTH,
    CellError,
    line,
    named,
    quoted,
    read_cells,
    shown,
    unknown,
)
from bot.services.filter_names import names_of
from bot.services.municipality import Municipality
from bot.services.row_report import CellProblem, Refused
from bot.services.tender_cells import (
    is_open,
    read_cents,
    read_first_day,
    read_last_day,
    read_moment,
)
from bot.services.tender_fields import TenderInput
from bot.services.visible_text import visible_text

_NAME_LENGTH = 200
_OPTIONS_LENGTH = 300
_MENTION = re.compile(r"<@([UW][A-Z0-9]+)(?:\|[^>]*)?>|@?([UW](?=[A-Z0-9]*\d)[A-Z0-9]{5,})")
"""Somebody in Slack: how it writes a mention, or the id alone."""

_CPV = re.compile(r"(?<!\d)\d{8}(?:-\d)?(?!\d)")

_PLAIN = {
    "titel": "title",
    "categorie": "category",
    "team": "team",
    "procedure": "procedure",
    "waarde": "value_cents",
    "publicatie": "publication",
    "opties": "options",
}
"""Columns that are a field as they stand."""

_OF_CONTRACTS = ("start_contract", "einde_contract", "opzegdatum", "optiedatum")

COLUMN_OF = {
    **{name: column for column, name in _PLAIN.items()},
    "client_id": "opdrachtgever",
    "client_name": "opdrachtgever",
    "contract_start": "start_contract",
    "contract_end": "einde_contract",
    "notice_on": "opzegdatum",
    "option_on": "optiedatum",
    "current_ends_on": "einde_huidig_contract",
    "current_because": "einde_huidig_contract",
}
"""Where in a file a field of a tender stands."""

_Read = Callable[[str], object]


@dataclass(frozen=True)
class TenderRow:
    """A row that can be kept. ``fields``: what it says, by the names of TenderInput.

    ``ref`` is empty where the file names its rows by nothing but their title.
    """

    number: int
    ref: str
    fields: Mapping[str, Any]

    def wanted(self) -> TenderInput:
        """The tender that it is when there is none yet."""
        return TenderInput(**self.fields)


class TenderRows:
    """Reads rows, one after the other, for one municipality."""

    def __init__(
        self, *, here: Municipality, people: Mapping[str, int], lenient: bool = False
    ) -> None:
        """Look the names of the profile up once.

        :param people: ids of who is known here, by Slack user id.
        :param lenient: leave out what the profile does not know and cut a long title, as in a
            file that others published.
        """
        self._here, self._people, self._lenient = here, people, lenient
        names = names_of(here, [Kind.TEAM, Kind.CATEGORY])
        procedures = named(
            (each.slug, (each.slug, each.label, *each.aliases))
            for each in here.profile.tender_calendar.procedures
        )
        self._readers: Mapping[str, _Read] = {
            "ref": lambda cell: line(cell, REF_LENGTH) or "",
            "titel": self._title,
            "opdrachtgever": self._client,
            "team": lambda cell: self._one(cell, names[Kind.TEAM], "team"),
            "categorie": lambda cell: self._one(cell, names[Kind.CATEGORY], "category"),
            "procedure": lambda cell: self._one(cell, procedures, "procedure"),
            "waarde": read_cents,
            "publicatie": read_moment,
            "start_contract": read_first_day,
            "einde_contract": read_last_day,
            "einde_huidig_contract": read_last_day,
            "opzegdatum": read_first_day,
            "optiedatum": read_first_day,
            "opties": lambda cell: line("" if is_open(cell) else cell, _OPTIONS_LENGTH),
            "cpv": self._category_of_code,
        }

    def read(self, number: int, cells: Mapping[str, str]) -> TenderRow | list[Refused]:
        """A row, or the first mistake in each of its columns."""
        values, mistakes = read_cells(number, cells, self._readers)
        if mistakes:
            return mistakes
        return TenderRow(number, values.get("ref") or "", self._fields(values))

    def _fields(self, values: Mapping[str, Any]) -> dict[str, Any]:
        fields = {_PLAIN[name]: value for name, value in values.items() if name in _PLAIN}
        if "opdrachtgever" in values:
            fields["client_id"], fields["client_name"] = values["opdrachtgever"]
        if values.get("cpv") and not fields.get("category"):
            fields["category"] = values["cpv"]
        teams = self._here.profile.teams_of(fields["category"]) if fields.get("category") else ()
        if not fields.get("team") and len(teams) == 1:
            fields["team"] = teams[0].slug
        return fields | self._contracts(values, fields)

    def _contracts(self, values: Mapping[str, Any], fields: Mapping[str, Any]) -> dict[str, Any]:
        """The days of the contract that runs, and of the one that the tender leads to."""
        names = ("contract_start", "contract_end", "notice_on", "option_on")
        days = {
            name: values[column]
            for name, column in zip(names, _OF_CONTRACTS, strict=True)
            if column in values
        }
        if not days and "einde_huidig_contract" not in values:
            return {}
        publication = fields.get("publication")
        known = Dates(publication=publication.start if publication else None, **days)
        now_ends = values.get("einde_huidig_contract")
        running = self._of_the_running(known, now_ends, fields.get("procedure"))
        deadline = deadline_of(running)
        for name in names[1:]:
            if name in days and getattr(running, name) == days[name]:
                days[name] = None
        return days | {
            "current_ends_on": deadline.day if deadline else None,
            "current_because": deadline.because if deadline else None,
        }

    def _of_the_running(self, known: Dates, now_ends: date | None, procedure: str | None) -> Dates:
        """Which of the days in a row are of the contract that runs now."""
        if now_ends is not None:  # what has to be decided until then is about that contract
            notice, option = (
                day if day is not None and day <= now_ends else None
                for day in (known.notice_on, known.option_on)
            )
            return Dates(contract_end=now_ends, notice_on=notice, option_on=option)
        last = known.contract_end or known.option_on or known.notice_on
        lead_weeks = self._here.profile.tender_calendar.lead_weeks(procedure) or 0
        if not is_of_the_running_contract(replace(known, contract_end=last), lead_weeks):
            return Dates()
        return replace(known, publication=None, contract_start=None)

    def _title(self, cell: str) -> str | None:
        title = visible_text(cell)
        if self._lenient and len(title) > TITLE_LENGTH:
            title = title[: TITLE_LENGTH - 1].rstrip() + "…"
        return line(title, TITLE_LENGTH, needed="a title")

    def _client(self, cell: str) -> tuple[int | None, str | None]:
        """A person whom Slack knows and we do too, or what is written."""
        name = line("" if is_open(cell) else cell, _NAME_LENGTH)
        found = _MENTION.fullmatch(name or "")
        if found is None:
            return None, name
        person = self._people.get(found[1] or found[2])
        if person is None:
            raise CellError(
                f"{quoted(cell)} is nobody that is known here; write a name",
                CellProblem.NO_PERSON,
                typed=shown(cell),
            )
        return person, None

    def _one(self, cell: str, known: Mapping[str, str], what: str) -> str | None:
        if is_open(cell):
            return None
        slug = known.get(folded(cell))
        if slug is None and not self._lenient:
            raise unknown(cell, dict.fromkeys(known.values()), what)
        return slug

    def _category_of_code(self, cell: str) -> str | None:
        """The category of the first code that the profile knows one for."""
        table = self._here.profile.tender_calendar.cpv
        if table is None:
            return None
        codes = (table.category_of(code) for code in _CPV.findall(cell))
        return next(filter(None, codes), None)
