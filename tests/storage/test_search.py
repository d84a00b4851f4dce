"""The table of terms: what was put in is found, and only that, and only by whose it is."""

import pytest
from sqlmodel import Session

from storage.database import Database
from storage.search import (
    lengths,
    outdated,
    postings,
    put_document,
    remove_document,
    terms_between,
)

KIND, OTHER_KIND = "lesson", "meeting"


def put(
    session: Session,
    workspace_id: int,
    subject_id: int,
    weights: dict[str, float],
    *,
    kind: str = KIND,
    analysis: int = 1,
) -> None:
    """Make something found."""
    put_document(
        session,
        workspace_id=workspace_id,
        subject_kind=kind,
        subject_id=subject_id,
        weights=weights,
        analysis=analysis,
    )


def test_a_term_leads_to_everything_that_holds_it(database: Database, here: int) -> None:
    with database.writing() as session:
        put(session, here, 1, {"zout": 2.0, "weg": 1.0})
        put(session, here, 2, {"zout": 0.5})
        found = postings(session, workspace_id=here, subject_kind=KIND, terms=["zout", "niets"])
        assert found == {"zout": {1: 2.0, 2: 0.5}}
        assert lengths(session, workspace_id=here, subject_kind=KIND) == {1: 3.0, 2: 0.5}


def test_what_is_put_again_is_found_by_the_new_terms_alone(database: Database, here: int) -> None:
    with database.writing() as session:
        put(session, here, 1, {"zout": 2.0, "weg": 1.0})
        put(session, here, 1, {"zout": 1.0}, analysis=2)
        found = postings(session, workspace_id=here, subject_kind=KIND, terms=["zout", "weg"])
        assert found == {"zout": {1: 1.0}}
        assert lengths(session, workspace_id=here, subject_kind=KIND) == {1: 1.0}


def test_what_says_nothing_is_there_all_the_same(database: Database, here: int) -> None:
    with database.writing() as session:
        put(session, here, 1, {})
        assert lengths(session, workspace_id=here, subject_kind=KIND) == {1: 0.0}
        assert postings(session, workspace_id=here, subject_kind=KIND, terms=[]) == {}


def test_what_was_made_by_another_analysis_is_outdated(database: Database, here: int) -> None:
    with database.writing() as session:
        for subject_id, analysis in ((1, 1), (2, 2), (3, 3)):
            put(session, here, subject_id, {"zout": 1.0}, analysis=analysis)
        old = outdated(session, workspace_id=here, subject_kind=KIND, analysis=2)
        assert old == [1, 3]


@pytest.mark.parametrize(
    ("first", "end", "expected"),
    [
        ("w:s", "w:t", {"w:sa", "w:s", "w:sz", "w:s2"}),
        ("w:z", "x", {"w:z", "w:zz"}),
        ("w:q", "w:r", set()),
    ],
)
def test_terms_that_begin_alike_lie_together(
    database: Database, here: int, first: str, end: str, expected: set[str]
) -> None:
    terms = ["w:sa", "w:s", "w:sz", "w:s2", "w:z", "w:zz", "w:r", "w:t", "c:sa", "p:sabel", "l:s:z"]
    with database.writing() as session:
        put(session, here, 1, dict.fromkeys(terms, 1.0))
        put(session, here, 2, {"w:sa": 1.0})
        found = terms_between(session, workspace_id=here, subject_kind=KIND, first=first, end=end)
        assert sorted(found) == sorted(expected)


def test_nothing_leaks_to_another_municipality_or_kind(
    database: Database, here: int, there: int
) -> None:
    with database.writing() as session:
        put(session, here, 1, {"w:zout": 1.0})
        put(session, there, 1, {"w:zout": 2.0}, analysis=2)
        put(session, here, 1, {"w:zout": 3.0}, kind=OTHER_KIND, analysis=3)
        whose = {(here, KIND): 1.0, (there, KIND): 2.0, (here, OTHER_KIND): 3.0}
        for (workspace_id, kind), weight in whose.items():
            held = postings(session, workspace_id=workspace_id, subject_kind=kind, terms=["w:zout"])
            assert held == {"w:zout": {1: weight}}
            assert lengths(session, workspace_id=workspace_id, subject_kind=kind) == {1: weight}
        remove_document(session, workspace_id=here, subject_kind=KIND, subject_id=1)
        assert postings(session, workspace_id=here, subject_kind=KIND, terms=["w:zout"]) == {}
        assert outdated(session, workspace_id=here, subject_kind=KIND, analysis=9) == []
        assert (
            terms_between(session, workspace_id=here, subject_kind=KIND, first="w:z", end="x") == []
        )
        assert lengths(session, workspace_id=there, subject_kind=KIND) == {1: 2.0}
        assert lengths(session, workspace_id=here, subject_kind=OTHER_KIND) == {1: 3.0}
