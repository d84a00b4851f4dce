"""One answer per rendered form step."""

from typing import Any

from sqlmodel import select

from storage.database import Database
from storage.submissions import earlier_answer, settle
from storage.tables import Submission
from tests.storage.making import NOW
from tests.storage.together import meanwhile

ANSWER = {"trajectory": 7, "tekst": "Gelukt"}


def send(database: Database, here: int, answer: dict[str, Any], nonce: str = "n1") -> Any:
    """Send a form: the earlier answer, or this one. :returns: what the person gets."""
    with database.writing() as session:
        earlier = earlier_answer(session, workspace_id=here, nonce=nonce, now=NOW)
        if earlier is not None:
            return earlier
        settle(session, workspace_id=here, nonce=nonce, answer=answer)
        session.commit()
    return answer


def test_a_repeat_gets_the_answer_of_the_first(database: Database, here: int) -> None:
    assert send(database, here, ANSWER) == ANSWER
    assert send(database, here, {"trajectory": 8}) == ANSWER


def test_another_step_gets_its_own_answer(database: Database, here: int) -> None:
    send(database, here, ANSWER)
    assert send(database, here, {"trajectory": 8}, nonce="n2") == {"trajectory": 8}


def test_a_step_with_mistakes_may_be_sent_again(database: Database, here: int) -> None:
    with database.writing() as session:
        assert earlier_answer(session, workspace_id=here, nonce="n1", now=NOW) is None
    assert send(database, here, ANSWER) == ANSWER


def test_of_two_at_once_the_second_gets_the_answer_of_the_first(
    database: Database, rival: Database, here: int
) -> None:
    with database.writing() as session:
        assert earlier_answer(session, workspace_id=here, nonce="n1", now=NOW) is None
        settle(session, workspace_id=here, nonce="n1", answer=ANSWER)
        with meanwhile(database, lambda: send(rival, here, {"trajectory": 8})) as second:
            session.commit()
    assert second.waited
    assert second.result() == ANSWER
    with database.reading() as session:
        assert [kept.answer for kept in session.exec(select(Submission))] == [ANSWER]


def test_of_two_at_once_the_second_takes_over_when_the_first_breaks_down(
    database: Database, rival: Database, here: int
) -> None:
    with database.writing() as session:
        assert earlier_answer(session, workspace_id=here, nonce="n1", now=NOW) is None
        with meanwhile(database, lambda: send(rival, here, {"trajectory": 8})) as second:
            session.rollback()
    assert second.result() == {"trajectory": 8}
