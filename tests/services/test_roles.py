"""Who has which role: given and taken in chat, named in the settings at first."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlmodel import Session

from bot.messages import role_ids as ids
from bot.messages.problems import problem_message
from bot.policy.confidentiality import Audience, Viewer, lists_costs
from bot.policy.permissions import Act, is_open
from bot.services.errors import LastCoordinatorError, NotAllowedError, RefusalError
from bot.services.occasion import Occasion
from bot.services.people import person_id_of
from bot.services.roles import change_role, overseers, role_lines, roles_from_settings
from bot.services.telling import tell
from storage.people import people_with_role
from storage.vocabulary import MunicipalRole
from tests.services.house import (
    ADVISER,
    COLLEAGUE,
    COORDINATOR,
    NOW,
    SECOND_COORDINATOR,
    House,
    happened,
    planned,
)
from tests.support.colleagues import text_of

CHIEF, EXPERT = MunicipalRole.COORDINATOR, MunicipalRole.ADVISER


def changes(
    house: House,
    user: str,
    *,
    gives: bool,
    role: MunicipalRole = CHIEF,
    by: str = COORDINATOR,
) -> bool:
    """Somebody gives or takes a role, to the end."""
    with house.session() as session:
        changed = change_role(
            session,
            here=house.here,
            viewer=house.viewer(session, by),
            role=role,
            slack_user_id=user,
            gives=gives,
            now=NOW,
        )
        session.commit()
    return changed


def holders(house: House, role: MunicipalRole = CHIEF) -> list[str]:
    """Who has a role by now."""
    with house.session() as session:
        people = people_with_role(session, workspace_id=house.here.workspace_id, role=role)
        return [person.slack_user_id for person in people]


def hears(house: House) -> list[str]:
    """What every notice about a role says by now; empty where it says nothing any more."""
    with house.session() as session:
        tellings = [
            tell(Occasion(session, [notice], house.here, Audience.PERSON, NOW))
            for notice in planned(session, ids.NOTICE)
        ]
    return ["" if each is None else str(each.message.text) for each in tellings]


def test_a_role_that_is_given_holds_is_logged_and_is_told(house_on_each: House) -> None:
    house = house_on_each
    assert changes(house, COLLEAGUE, gives=True, role=EXPERT)
    assert holders(house, EXPERT) == [ADVISER, COLLEAGUE]
    with house.session() as session:
        event = happened(session)[-1]
        person = person_id_of(session, here=house.here, slack_user_id=COLLEAGUE, now=NOW)
        giver = person_id_of(session, here=house.here, slack_user_id=COORDINATOR, now=NOW)
    assert (event.kind, event.actor_id) == (ids.EVENT_GIVEN, giver)
    assert event.facts == {"role": EXPERT.value, "person": person}
    (said,) = hears(house)
    assert "Je bent nu" in said
    assert f"<@{COORDINATOR}>" in said


def test_the_same_again_changes_nothing_and_tells_nobody(house: House) -> None:
    changes(house, COLLEAGUE, gives=True)
    assert not changes(house, COLLEAGUE, gives=True)
    assert not changes(house, ADVISER, gives=False)
    assert len(hears(house)) == 1


def test_what_was_turned_back_before_it_was_told_is_not_told(house: House) -> None:
    """Only the last word counts."""
    changes(house, COLLEAGUE, gives=True, role=EXPERT)
    changes(house, COLLEAGUE, gives=False, role=EXPERT)
    given, taken = hears(house)
    assert (given, "geen" in taken) == ("", True)


def test_who_gives_themselves_a_role_needs_no_message(house: House) -> None:
    changes(house, COORDINATOR, gives=True, role=EXPERT)
    assert (COORDINATOR in holders(house, EXPERT), hears(house)) == (True, [])


def test_the_last_coordinator_cannot_give_up_the_role(house_on_each: House) -> None:
    """Until somebody else has it too."""
    house = house_on_each
    with pytest.raises(LastCoordinatorError):
        changes(house, COORDINATOR, gives=False)
    changes(house, SECOND_COORDINATOR, gives=True)
    assert changes(house, COORDINATOR, gives=False)
    assert holders(house) == [SECOND_COORDINATOR]


def test_two_who_take_the_role_from_each_other_leave_one(house_on_each: House) -> None:
    """Whoever comes second finds that they may not any more."""
    house = house_on_each
    changes(house, SECOND_COORDINATOR, gives=True)

    def takes(by: str, user: str) -> bool:
        try:
            return changes(house, user, gives=False, by=by)
        except RefusalError:
            return False

    with ThreadPoolExecutor(2) as both:
        pairs = ((COORDINATOR, SECOND_COORDINATOR), (SECOND_COORDINATOR, COORDINATOR))
        done = [each.result() for each in [both.submit(takes, *pair) for pair in pairs]]
    assert sorted(done) == [False, True]
    assert len(holders(house)) == 1


def test_who_is_given_finance_in_chat_lists_the_costs(house: House) -> None:
    """No settings are needed for it."""
    with house.session() as session:
        assert not lists_costs(house.viewer(session, COLLEAGUE))
    changes(house, COLLEAGUE, gives=True, role=MunicipalRole.FINANCE)
    with house.session() as session:
        assert lists_costs(house.viewer(session, COLLEAGUE))


@pytest.mark.parametrize("by", [ADVISER, COLLEAGUE])
def test_only_the_coordinator_gives_roles(house: House, by: str) -> None:
    with pytest.raises(NotAllowedError):
        changes(house, by, gives=True, by=by)
    assert holders(house) == [COORDINATOR]


def test_colleagues_read_who_has_which_role_and_a_guest_does_not(house: House) -> None:
    with house.session() as session:
        lines = role_lines(session, here=house.here, viewer=house.viewer(session, COLLEAGUE))
        assert {line.role: line.users for line in lines}[CHIEF] == (COORDINATOR,)
        guest = Viewer(1, outsider=True)
        with pytest.raises(NotAllowedError):
            role_lines(session, here=house.here, viewer=guest)


def starts_with(house: House, session: Session, *names: str) -> bool:
    """The program starts with these coordinators in its settings."""
    return roles_from_settings(
        session,
        workspace_id=house.here.workspace_id,
        role=CHIEF,
        slack_user_ids=names,
        now=NOW,
    )


def test_what_was_given_in_chat_outlives_a_start_with_the_same_settings(house: House) -> None:
    """And other names in the settings hold again, so that nobody is ever locked out."""
    with house.session() as session:
        assert starts_with(house, session, COORDINATOR)
        session.commit()
    changes(house, COLLEAGUE, gives=True)
    changes(house, COORDINATOR, gives=False, by=COLLEAGUE)
    for names, left in (((), COLLEAGUE), ((COORDINATOR,), COLLEAGUE), ((ADVISER,), ADVISER)):
        with house.session() as session:
            starts_with(house, session, *names)
            session.commit()
        assert holders(house) == [left], names


@pytest.mark.parametrize("act", [act for act in Act if not is_open(act)])
def test_every_refusal_at_the_door_names_somebody_to_ask(house: House, act: Act) -> None:
    """In one sentence or two, with the people who hold the role."""
    with house.session() as session:
        whom = overseers(session, here=house.here)
    said = problem_message(NotAllowedError(act).phrase, house.here.words, overseers=whom)
    assert f"<@{COORDINATOR}>" in text_of(list(said.blocks))
