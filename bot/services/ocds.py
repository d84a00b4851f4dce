"""Published tenders in OCDS, the Open Contracting Data Standard: JSON read into rows of text.

Release packages, record packages, bare releases and JSON lines; several releases of one process
are one row, in which the latest counts. Suppliers are not read at all.
"""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from bot.sheets import Limits, SheetError, SheetRow, Trouble, text_in

OCDS_HEADER = (
    *("ref", "titel", "organisatie", "publicatie", "procedure", "cpv"),
    *("waarde", "start_contract", "einde_contract"),
)
"""The columns of the rows: they are ours, so nothing has to be mapped."""

_LINES = frozenset({".jsonl", ".ndjson"})
_EURO = "EUR"
_CPV = "CPV"
_BUYERS = frozenset({"buyer", "procuringEntity"})

Json = Mapping[str, Any]


def read_ocds(path: Path, limits: Limits) -> tuple[SheetRow, ...]:
    """A row for every process; its number is that of its first release, counted from 1.

    :raises SheetError: it is no JSON, or no OCDS.
    """
    processes: dict[str, tuple[int, dict[str, str], str]] = {}
    for number, release in _releases(path):
        ocid = _text(release.get("ocid"))
        if not ocid:
            continue
        cells, day = _cells(release), _text(release.get("date"))
        first, known, latest = processes.get(ocid, (number, {}, ""))
        older, newer = (known, cells) if day >= latest else (cells, known)
        merged = older | {name: cell for name, cell in newer.items() if cell}
        processes[ocid] = (first, merged, max(day, latest))
        if len(processes) > limits.rows:
            raise SheetError(
                f"{path} has more than {limits.rows} tenders. Import it in parts.",
                Trouble.TOO_MANY_ROWS,
            )
    return tuple(
        SheetRow(number, tuple(cells.get(name, "") for name in OCDS_HEADER))
        for number, cells, _ in processes.values()
    )


def _releases(path: Path) -> Iterator[tuple[int, Json]]:
    text = text_in(path)
    try:
        documents = [json.loads(text)]
    except (ValueError, RecursionError) as error:
        if path.suffix.lower() not in _LINES and "\n{" not in text.strip():
            raise _no_json(path) from error
        documents = list(_lines(text, path))
    found = [release for each in documents for release in _releases_in(each)]
    if not any("ocid" in each for each in found):
        raise SheetError(
            f"{path} is JSON, but no OCDS: it has no releases or records with an ocid.",
            Trouble.NO_OCDS,
        )
    return enumerate(found, start=1)


def _lines(text: str, path: Path) -> Iterator[Any]:
    for line in text.splitlines():
        if line.strip():
            try:
                yield json.loads(line)
            except (ValueError, RecursionError) as error:
                raise _no_json(path) from error


def _releases_in(document: Any) -> list[Json]:
    """The releases in a document; of a record the compiled one, where it has one."""
    if isinstance(document, list):
        return [release for each in document for release in _releases_in(each)]
    if not isinstance(document, dict):
        return []
    compiled = document.get("compiledRelease")
    if isinstance(compiled, dict):
        return [{"ocid": document.get("ocid"), **compiled}]
    inside = [*_dicts(document.get("records")), *_dicts(document.get("releases"))]
    if inside:
        ocid = {"ocid": document["ocid"]} if "ocid" in document else {}
        return [{**ocid, **release} for each in inside for release in _releases_in(each)]
    return [document]


def _cells(release: Json) -> dict[str, str]:
    tender = _dict(release.get("tender"))
    contracts = [
        *(_dict(each.get("period")) for each in _dicts(release.get("contracts"))),
        *(_dict(each.get("contractPeriod")) for each in _dicts(release.get("awards"))),
        _dict(tender.get("contractPeriod")),
    ]
    starts = [day for each in contracts if (day := _day(each.get("startDate")))]
    ends = [day for each in contracts if (day := _day(each.get("endDate")))]
    return {
        "ref": _text(release.get("ocid")),
        "titel": _text(tender.get("title")) or _text(release.get("title")),
        "organisatie": " | ".join(dict.fromkeys(_organisations(release, tender))),
        "publicatie": _published(release, tender),
        "procedure": _text(tender.get("procurementMethodDetails")),
        "cpv": ", ".join(dict.fromkeys(_codes(tender))),
        "waarde": _euros(_dict(tender.get("value"))),
        "start_contract": min(starts, default=""),
        "einde_contract": max(ends, default=""),
    }


def _organisations(release: Json, tender: Json) -> Iterator[str]:
    """Who buys; never who sells."""
    for each in (_dict(release.get("buyer")), _dict(tender.get("procuringEntity"))):
        yield from filter(None, [_text(each.get("name"))])
    for party in _dicts(release.get("parties")):
        roles = party.get("roles")
        if isinstance(roles, list) and _BUYERS & {each for each in roles if isinstance(each, str)}:
            yield from filter(None, [_text(party.get("name"))])


def _published(release: Json, tender: Json) -> str:
    tags = release.get("tag")
    is_notice = isinstance(tags, list) and "tender" in tags
    start = _day(_dict(tender.get("tenderPeriod")).get("startDate"))
    return start or (_day(release.get("date")) if is_notice else "")


def _codes(tender: Json) -> Iterator[str]:
    holders = [tender, *_dicts(tender.get("items"))]
    for holder in holders:
        named = [_dict(holder.get("classification"))]
        for each in [*named, *_dicts(holder.get("additionalClassifications"))]:
            if _text(each.get("scheme")).upper() in {_CPV, ""}:
                yield from filter(None, [_text(each.get("id"))])


def _euros(value: Json) -> str:
    amount = value.get("amount")
    if isinstance(amount, bool) or not isinstance(amount, int | float) or amount <= 0:
        return ""
    if _text(value.get("currency")).upper() not in {_EURO, ""} or amount == float("inf"):
        return ""
    return f"{amount:.2f}".replace(".", ",").removesuffix(",00")


def _day(value: object) -> str:
    """The day of a moment with a time and zone, as it is written there."""
    return _text(value)[: len("2027-01-01")]


def _text(value: object) -> str:
    return str(value).strip() if isinstance(value, str | int) and value is not True else ""


def _dict(value: object) -> Json:
    return value if isinstance(value, dict) else {}


def _dicts(value: object) -> list[Json]:
    return [each for each in value if isinstance(each, dict)] if isinstance(value, list) else []


def _no_json(path: Path) -> SheetError:
    return SheetError(f"{path} is no JSON that can be read.", Trouble.NO_JSON)
