"""A dropped file of tenders in each of its states, so that every phrase is used."""

from collections.abc import Iterator
from dataclasses import replace

from bot.messages.message import Block, Message
from bot.messages.tender_file import (
    MANY_ROWS,
    PAGE,
    file_told,
    refused_comment,
    refused_modal,
    refused_name,
    refused_problem,
)
from bot.messages.tender_file_columns import columns_form, columns_gone
from bot.messages.tender_file_view import FileView, Findings, Reason
from bot.messages.wording import Wording
from bot.services.row_report import CellProblem
from bot.services.tender_columns import NAMES, REQUIRED
from storage.vocabulary import ImportState
from tests.messages.samples import LARGEST_NUMBER

HEADINGS = ("Nr & code", "Omschrijving <b>", "", *(f"Kolom {place} " * 20 for place in range(120)))
FOUND = Findings(
    kind="xlsx",
    rows=140,
    headings=HEADINGS,
    columns=dict.fromkeys(NAMES, HEADINGS[1]),
    taken=120,
    updated=8,
    skipped=10,
    refused=2,
    guessed=("waarde",),
)
FILE = FileView(LARGEST_NUMBER, "inkoopkalender <2027>.xlsx", ImportState.ASKED, FOUND)
KINDS = ("csv", "xlsx", "tenderned", "ocds")
PROBLEMS = (
    *("not_allowed", "not_fetched", "our_fault", "gone", "changed", "lessons", "macros"),
    *(
        "old_excel",
        "protected",
        "damaged",
        "too_large",
        "unpacks",
        "too_many_rows",
        "no_text",
        "quotes",
    ),
    *("no_json", "no_ocds", "empty"),
)
FACTS: tuple[dict[str, str], ...] = (
    {},
    {"typed": "veel & <meer>", "near": "gww", "longest": "200", "row": "3", "number": "12"},
    {"typed": "veel", "choices": "gww, ict"},
)


def tender_file_messages(words: Wording) -> Iterator[Message]:
    """What is shown of a file, and what takes its place."""
    for state in ImportState:
        if state is not ImportState.PROBLEM:
            yield file_told(replace(FILE, state=state), words)
    yield file_told(replace(FILE, state=ImportState.READING, found=None), words)
    for kind in KINDS:
        yield file_told(replace(FILE, found=replace(FOUND, kind=kind, columns={})), words)
    for number, facts in enumerate(FACTS):
        reasons = tuple(
            Reason(number + 2, "waarde" if facts else "", problem, facts) for problem in CellProblem
        )
        for few in (reasons[:1], *(reasons[place : place + 5] for place in range(0, 14, 4))):
            yield file_told(replace(FILE, found=replace(FOUND, reasons=few)), words)
    organisation = replace(FOUND, kind="tenderned", others=130, skipped=140)
    yield file_told(replace(FILE, found=organisation), words)
    yield file_told(replace(FILE, found=replace(FOUND, lacking=("titel",), columns={})), words)
    known = replace(FOUND, taken=0, updated=0, refused=0)
    many = replace(FOUND, rows=MANY_ROWS)
    for found in (known, replace(known, refused=3), many):
        for state in (ImportState.ASKED, ImportState.TAKING, ImportState.DONE):
            yield file_told(replace(FILE, state=state, found=found), words)
    for problem in PROBLEMS:
        yield file_told(replace(FILE, state=ImportState.PROBLEM, problem=problem), words)
    for phrase in ("none_refused", "gone", "changed", "not_fetched"):
        yield refused_problem(phrase, FILE, words)


def tender_file_modals(words: Wording) -> Iterator[Block]:
    """The form for the columns, and what is told around the rows to mend."""
    yield columns_form(FILE, FOUND, words, columns=NAMES, required=REQUIRED, metadata="", step="1")
    yield columns_gone(words)
    for phrase in ("coming", "busy"):
        yield refused_modal(phrase, words)


def tender_file_phrases(words: Wording) -> Iterator[str]:
    """What stands around the file with the rows to mend, and what is wrong with a choice."""
    yield refused_name(FILE.name, words)
    yield refused_comment(FILE, 1, words)
    yield words.plain(PAGE, "form_twice", column="titel")
    yield words.plain(PAGE, "form_missing")
