"""Conversations in the database: one open per place, blanked at the end, forgotten in time."""

from datetime import timedelta

import pytest
from sqlalchemy.exc import IntegrityError
from sqlmodel import Session, select

from storage import conversations, not_understood
from storage.conversations import Spot
from storage.database import Database
from storage.inbox import finish, receive, take
from storage.notices import newest_notice, plan_notice
from storage.tables import Conversation, ConversationPart, InboxItem, NotUnderstood
from storage.vocabulary import ConversationState
from tests.storage.making import LEASE, NOW, REAL, known, make_person

CHANNEL, THREAD = "C1", "1700000000.000100"


def talk_of(
    session: Session,
    workspace_id: int,
    user: str = "U1",
    *,
    thread_ts: str = THREAD,
    **more: object,
) -> Conversation:
    """A talk in a thread."""
    spot = Spot(workspace_id, make_person(session, workspace_id, user), CHANNEL, thread_ts)
    moments = dict.fromkeys(("started_at", "updated_at", "expires_at"), NOW)
    values = {"state": ConversationState.OPEN, "intent": "trajectory", **moments, **more}
    return conversations.add_conversation(session, spot, **values)


def spot_of(talk: Conversation) -> Spot:
    """Where a talk is."""
    return Spot(talk.workspace_id, talk.person_id, talk.channel_id, talk.thread_ts)


def test_one_talk_is_open_in_a_place(database: Database, here: int) -> None:
    """Others may wait for a click there, and another person or place has its own."""
    with database.writing() as session:
        talk_of(session, here, "U2")
        talk_of(session, here, thread_ts="")
        talk_of(session, here, state=ConversationState.WAITING)
        first = talk_of(session, here)
        found = conversations.open_conversation(session, spot_of(first))
        assert found is not None
        assert found.id == first.id
        with pytest.raises(IntegrityError):
            talk_of(session, here)


def test_the_last_one_is_found_whatever_became_of_it(database: Database, here: int) -> None:
    with database.writing() as session:
        first = talk_of(session, here)
        assert conversations.last_conversation(session, spot_of(first)) == first
        later = talk_of(session, here, state=ConversationState.ANSWERED)
        assert conversations.last_conversation(session, spot_of(first)) == later


def test_what_was_told_stands_in_order_and_is_blanked(database: Database, here: int) -> None:
    """Which message told something stays known, so that a change to it is followed."""
    with database.writing() as session:
        talk = talk_of(session, here, draft={"text": "asfalt"}, pending="laptops")
        conversations.add_part(session, talk, told={"title": "Asfalt"}, message_ts="1.0")
        conversations.add_part(session, talk, told={"team": "bor"}, question="team")
        parts = conversations.parts_of(session, talk)
        assert [(part.number, part.told) for part in parts] == [
            (1, {"title": "Asfalt"}),
            (2, {"team": "bor"}),
        ]
        conversations.blank(session, talk)
        session.commit()
    with database.reading() as session:
        stored = session.exec(select(Conversation)).one()
        assert (stored.draft, stored.pending) == (None, None)
        parts = conversations.parts_of(session, stored)
        assert [(part.told, part.message_ts) for part in parts] == [(None, "1.0"), (None, None)]


def test_a_message_is_found_with_the_newest_talk_it_was_said_in(
    database: Database, here: int, there: int
) -> None:
    """By its own author alone."""
    with database.writing() as session:
        old = talk_of(session, here, state=ConversationState.STOPPED)
        new = talk_of(session, here)
        for talk in (old, new, talk_of(session, there)):
            conversations.add_part(session, talk, told={}, message_ts="1.0")
        where = {"workspace_id": here, "channel_id": CHANNEL, "message_ts": "1.0"}
        found = conversations.part_in(session, **where, person_id=new.person_id)  # type: ignore[arg-type]  # mixed values
        assert found is not None
        assert found[0].id == new.id
        other = make_person(session, here, "U2")
        assert conversations.part_in(session, **where, person_id=other) is None  # type: ignore[arg-type]  # mixed values


def heard(session: Session, workspace_id: int, user: str = "U1", thread_ts: str = THREAD) -> bool:
    """Whether something said there is for the bot."""
    return conversations.is_heard(
        session,
        workspace_id=workspace_id,
        slack_user_id=user,
        channel_id=CHANNEL,
        thread_ts=thread_ts,
    )


def test_only_the_person_who_talks_there_is_heard(
    database: Database, here: int, there: int
) -> None:
    with database.writing() as session:
        talk = talk_of(session, here)
        make_person(session, here, "U2")
        assert heard(session, here)
        assert not heard(session, here, "U2")
        assert not heard(session, here, thread_ts="1.0")
        assert not heard(session, there)
        talk.state = ConversationState.SAVED
        session.add(talk)
        session.flush()
        assert not heard(session, here)


def test_who_called_the_bot_is_heard_before_it_has_come_to_that(
    database: Database, here: int
) -> None:
    """They type on while it is being handled."""
    with database.writing() as session:
        receive(
            session,
            workspace_id=here,
            event_id="Ev1",
            kind="app_mention",
            conversation=f"{CHANNEL}:{THREAD}",
            ts=THREAD,
            payload={"user": "U1", "channel": CHANNEL},
            now=NOW,
        )
        assert heard(session, here)
        assert not heard(session, here, "U2")
        assert _was_heard(session, here)
        item = session.exec(select(InboxItem)).one()
        taken = take(session, item_id=known(item.id), real_now=REAL, lease_until=REAL + LEASE)
        assert taken is not None
        finish(session, taken, now=NOW)
        assert not heard(session, here)
        assert not _was_heard(session, here)


def _was_heard(session: Session, workspace_id: int, user: str = "U1") -> bool:
    return conversations.was_heard(
        session,
        workspace_id=workspace_id,
        slack_user_id=user,
        channel_id=CHANNEL,
        message_ts=THREAD,
    )


def test_a_message_that_was_said_to_the_bot_stays_known(database: Database, here: int) -> None:
    """Also after the talk: a change to it is asked about."""
    with database.writing() as session:
        talk = talk_of(session, here, state=ConversationState.SAVED)
        make_person(session, here, "U2")
        assert not _was_heard(session, here)
        conversations.add_part(session, talk, told=None, message_ts=THREAD)
        assert _was_heard(session, here)
        assert not _was_heard(session, here, "U2")


def test_what_ended_is_forgotten_in_time(database: Database, here: int, there: int) -> None:
    """After a day what was typed, after thirty the rest; what is open stays."""
    with database.writing() as session:
        for place in (here, there):
            talk_of(session, place, draft={"text": "x"})
            ended = talk_of(session, place, state=ConversationState.ANSWERED, draft={"text": "bla"})
            conversations.add_part(session, ended, told={"title": "bla"}, message_ts="1.0")
        keep = timedelta(days=30)

        def forget(days: float) -> int:
            now = NOW + timedelta(days=days)
            return conversations.forget_old(session, workspace_id=here, now=now, keep=keep)

        assert forget(0.5) == 0
        assert forget(1.5) == 1
        assert forget(1.5) == 0
        assert forget(31) == 1
        rows = session.exec(select(Conversation)).all()
        left = [(row.workspace_id, row.state, row.draft) for row in rows]
        assert left == [
            (here, ConversationState.OPEN, {"text": "x"}),
            (there, ConversationState.OPEN, {"text": "x"}),
            (there, ConversationState.ANSWERED, {"text": "bla"}),
        ]
        assert [part.told for part in session.exec(select(ConversationPart))] == [{"title": "bla"}]


def test_sentences_are_forgotten_per_municipality(
    database: Database, here: int, there: int
) -> None:
    today = NOW.date()
    with database.writing() as session:
        for place in (here, there):
            for days in (0, 1, 2):
                not_understood.keep_sentence(
                    session,
                    workspace_id=place,
                    sentence=f"zin {days}",
                    said_on=today - timedelta(days=days),
                )
        since = today - timedelta(days=1)
        found = not_understood.kept_sentences(session, workspace_id=here, since=since)
        assert [each.sentence for each in found] == ["zin 0", "zin 1"]
        assert not_understood.forget_sentences(session, workspace_id=here, before=today) == 2
        assert len(session.exec(select(NotUnderstood)).all()) == 4


def test_the_newest_notice_of_a_kind_tells_who_asked_last(database: Database, here: int) -> None:
    with database.writing() as session:

        def newest(kind: str) -> int:
            return newest_notice(
                session, workspace_id=here, kind=kind, subject_kind="talk", subject_id=1
            )

        assert newest("turn") == 0
        for kind, occurrence in (("turn", "1"), ("past", "1"), ("turn", "2")):
            plan_notice(
                session,
                workspace_id=here,
                kind=kind,
                subject_kind="talk",
                subject_id=1,
                occurrence=occurrence,
                recipient="person:1",
                due_at=NOW,
                now=NOW,
            )
        assert newest("turn") > newest("past") > 0
