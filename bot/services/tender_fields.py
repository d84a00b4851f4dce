"""The fields of a tender that people change, compared and written in one place."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date
from typing import Any

from bot.messages.trajectory_view import Planning
from bot.policy.tenders import Dates
from storage.tables import Tender
from storage.vocabulary import ContractMoment

FREE_TEXT = frozenset({"title", "client_name", "options"})
"""Fields that hold what somebody typed; in the event log they can be blanked."""


@dataclass(frozen=True)
class TenderInput:
    """A tender as somebody wants it to be.

    ``value_cents``: euro cents, excl. VAT, over the whole term including options.
    ``current_ends_on`` is of the contract that runs now, the other contract days are of the one
    that this tender leads to.
    """

    title: str
    client_id: int | None = None
    client_name: str | None = None
    budget_holder_id: int | None = None
    team: str | None = None
    category: str | None = None
    procedure: str | None = None
    value_cents: int | None = None
    publication: Planning | None = None
    contract_start: date | None = None
    contract_end: date | None = None
    notice_on: date | None = None
    option_on: date | None = None
    options: str | None = None
    current_ends_on: date | None = None
    current_because: ContractMoment | None = None


_PLAIN = tuple(each.name for each in fields(TenderInput) if each.name != "publication")


def input_of(stored: Tender) -> TenderInput:
    """What a stored tender holds."""
    return TenderInput(
        publication=planning_of(stored), **{name: getattr(stored, name) for name in _PLAIN}
    )


def planning_of(stored: Tender) -> Planning | None:
    """When it is to be published, if that is known."""
    start, end = stored.publication_from, stored.publication_until
    if start is None or end is None or stored.publication_precision is None:
        return None
    return Planning(start, end, stored.publication_precision)


def dates_of(stored: Tender) -> Dates:
    """The days of a stored tender that anything is counted from."""
    return Dates(
        publication=stored.publication_from,
        contract_start=stored.contract_start,
        contract_end=stored.contract_end,
        notice_on=stored.notice_on,
        option_on=stored.option_on,
        current_ends_on=stored.current_ends_on,
    )


def write_fields(stored: Tender, wanted: TenderInput) -> None:
    """Make the row hold what is wanted."""
    for name, value in column_values(wanted).items():
        setattr(stored, name, value)


def column_values(wanted: TenderInput) -> dict[str, Any]:
    """What is wanted, by column of the table."""
    planning = wanted.publication
    return {
        **{name: getattr(wanted, name) for name in _PLAIN},
        "publication_from": planning.start if planning else None,
        "publication_until": planning.end if planning else None,
        "publication_precision": planning.precision if planning else None,
    }


def changes(before: TenderInput | None, after: TenderInput) -> dict[str, list[Any]]:
    """Each field that differs, as ``[before, after]``, in values that JSON knows."""
    old = _plain(before) if before else {}
    return {
        name: [old.get(name), value]
        for name, value in _plain(after).items()
        if old.get(name) != value
    }


def split_texts(changed: Mapping[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    """Changes apart: facts that stay, and texts that can be blanked."""
    facts = {name: value for name, value in changed.items() if name not in FREE_TEXT}
    texts = {name: value for name, value in changed.items() if name in FREE_TEXT}
    return facts, texts


def _plain(values: TenderInput) -> dict[str, Any]:
    planning = values.publication
    plain = {name: _json(getattr(values, name)) for name in _PLAIN}
    plain["publication"] = (
        [planning.start.isoformat(), planning.end.isoformat(), planning.precision.value]
        if planning
        else None
    )
    return plain


def _json(value: object) -> object:
    if isinstance(value, date):
        return value.isoformat()
    return value.value if isinstance(value, ContractMoment) else value
