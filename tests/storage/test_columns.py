"""What columns keep: string values, moments in UTC, documents."""

from datetime import UTC, datetime, timedelta, timezone
from enum import StrEnum
from itertools import count
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Column, Enum, text
from sqlalchemy.exc import StatementError
from sqlmodel import Session, col, select

from storage import event_log, vocabulary
from storage.columns import METADATA
from storage.database import Database
from storage.tables import InboxItem, Trajectory, Workspace
from storage.trajectories import set_roles
from storage.vocabulary import Phase, Precision, ProcessRole, Sharing
from tests.storage.making import NOW, event_arrives, known, make_person, make_trajectory

ENUM_COLUMNS = [
    column
    for table in METADATA.sorted_tables
    for column in table.columns
    if isinstance(column.type, Enum)
]
MOMENTS = st.datetimes(
    min_value=datetime(1900, 1, 2),  # noqa: DTZ001  -- hypothesis adds the zone
    max_value=datetime(2200, 1, 1),  # noqa: DTZ001  -- hypothesis adds the zone
    timezones=st.one_of(
        st.sampled_from([UTC, ZoneInfo("Europe/Amsterdam"), ZoneInfo("America/St_Johns")]),
        st.integers(-14 * 60, 14 * 60).map(lambda shift: timezone(timedelta(minutes=shift))),
    ),
)


def test_every_enum_of_the_vocabulary_fits_in_its_columns() -> None:
    stored = {column.type.enum_class for column in ENUM_COLUMNS if isinstance(column.type, Enum)}
    words = {
        found
        for found in vars(vocabulary).values()
        if isinstance(found, type) and issubclass(found, StrEnum) and found is not StrEnum
    }
    assert stored == words


@pytest.mark.parametrize("column", ENUM_COLUMNS, ids=str)
def test_an_enum_is_a_string_of_its_value(column: Column[StrEnum]) -> None:
    kind = column.type
    assert isinstance(kind, Enum)
    assert kind.enum_class is not None
    assert not kind.native_enum
    assert kind.enums == [member.value for member in kind.enum_class]
    assert max(map(len, kind.enums)) <= (kind.length or 0)


def test_enums_stand_in_the_database_as_their_values(database: Database, here: int) -> None:
    with database.writing() as session:
        trajectory = make_trajectory(
            session,
            here,
            phase=Phase.NOT_NEEDED,
            sharing=Sharing.TEAM,
            publication_precision=Precision.QUARTER,
        )
        person = make_person(session, here)
        set_roles(
            session,
            trajectory_id=known(trajectory.id),
            roles={ProcessRole.PROCUREMENT_ADVISER: person},
        )
        session.commit()
    with database.reading() as session:
        stored = session.connection().execute(
            text(
                "SELECT phase, sharing, publication_precision, role "
                "FROM trajectory JOIN trajectory_role ON trajectory_id = id"
            )
        )
        assert stored.all() == [("niet-nodig", "team", "quarter", "procurement_adviser")]
        read = session.exec(select(Trajectory)).one()
        assert (read.phase, read.sharing) == (Phase.NOT_NEEDED, Sharing.TEAM)
        assert read.publication_precision is Precision.QUARTER


@settings(
    max_examples=40,
    deadline=None,  # the first example also opens the connection
    suppress_health_check=[HealthCheck.function_scoped_fixture],  # every example is rolled back
)
@given(moments=st.lists(MOMENTS, min_size=1, max_size=8))
def test_any_moment_comes_back_in_utc_and_in_order(
    database: Database, moments: list[datetime]
) -> None:
    with database.writing() as session:
        for moment in moments:
            keep(session, moment)
        session.expire_all()
        read = session.exec(
            select(Workspace.created_at).order_by(col(Workspace.created_at), col(Workspace.id))
        ).all()
    # In UTC, because Python calls a moment that a zone has twice equal to none elsewhere.
    assert read == sorted(moment.astimezone(UTC) for moment in moments)
    assert {moment.tzinfo for moment in read} == {UTC}


def test_the_zone_of_the_database_session_changes_no_moment(database: Database) -> None:
    summer = datetime(2026, 7, 1, 12, 30, 15, 123456, tzinfo=ZoneInfo("Europe/Amsterdam"))
    with database.writing() as session:
        if not database.is_sqlite:
            session.connection().execute(text("SET LOCAL TIME ZONE 'America/New_York'"))
        keep(session, summer)
        session.expire_all()
        assert session.exec(select(Workspace.created_at)).one() == summer
        found = session.exec(select(Workspace.id).where(col(Workspace.created_at) == summer)).all()
        assert len(found) == 1


def test_a_moment_without_a_zone_is_refused(database: Database) -> None:
    naive = NOW.replace(tzinfo=None)
    with database.writing() as session:
        with pytest.raises(StatementError, match="without a time zone"):
            keep(session, naive)
        session.rollback()
        with pytest.raises(StatementError, match="without a time zone"):
            session.exec(select(Workspace).where(col(Workspace.created_at) < naive)).all()


def test_a_document_comes_back_as_it_was(database: Database, here: int) -> None:
    facts = {"waarde": [None, 12_345_678_901], "thema's": ["één", {"niveau": 3.5}], "leeg": []}
    with database.writing() as session:
        event_log.record(
            session,
            workspace_id=here,
            subject_kind="trajectory",
            subject_id=1,
            kind="changed",
            actor_id=None,
            now=NOW,
            facts=facts,
        )
        session.commit()
    with database.reading() as session:
        [event] = event_log.history(
            session, workspace_id=here, subject_kind="trajectory", subject_id=1
        )
    assert event.facts == facts


def test_no_document_is_null_and_not_the_word_null(database: Database, here: int) -> None:
    with database.writing() as session:
        event_arrives(session, here, "Ev1")
        item = session.exec(select(InboxItem)).one()
        item.payload = None
        session.add(item)
        session.commit()
        blank = session.connection().execute(
            text("SELECT count(*) FROM inbox_item WHERE payload IS NULL")
        )
        assert blank.scalar_one() == 1


_TEAMS = count()


def keep(session: Session, moment: datetime) -> None:
    """Store a moment."""
    session.add(Workspace(team_id=f"T{next(_TEAMS)}", profile="voorbeeld", created_at=moment))
    session.flush()
