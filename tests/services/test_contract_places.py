"""Where the themes of a purchase stand in its papers: said before publication."""

import pytest

from bot.messages import contract_ids as ids
from bot.policy.confidentiality import Audience
from bot.policy.journey import Lack
from bot.services.contract_promises import record_places
from bot.services.form_states import FieldProblem
from bot.services.journey_writing import Outcome
from bot.services.occasion import Occasion
from bot.services.telling import tell
from bot.services.trajectories import share_trajectory
from storage.trajectories import find_trajectory
from storage.vocabulary import Phase, PromisePlace
from tests.services.contracting import PLACES, THEMES, WHY, places, prepared, reasons, shown, signed
from tests.services.house import (
    ADVISER,
    BUYER,
    COLLEAGUE,
    NOW,
    House,
    happened,
    planned,
)
from tests.services.test_journey import goes, seen, stepping


@pytest.fixture
def preparing(house_on_each: House) -> tuple[House, int]:
    """A purchase that is needed, before publication, with three themes."""
    return prepared(house_on_each)


def test_nothing_is_published_before_it_is_said_where_the_themes_stand(
    preparing: tuple[House, int],
) -> None:
    """Nowhere passes with a reason; what was said is in the log, its texts apart."""
    house, trajectory_id = preparing
    assert seen(house, trajectory_id).missing == (Lack.PROMISES,)
    assert goes(house, trajectory_id, Phase.TENDER) is Outcome.REFUSED
    assert places(house, trajectory_id, PLACES) is Outcome.DONE
    assert goes(house, trajectory_id, Phase.TENDER) is Outcome.REFUSED
    nothing = {"choice_circulariteit": None, "reason_circulariteit": "  "}
    problem = reasons(house, trajectory_id, nothing)
    assert isinstance(problem, FieldProblem)
    assert (problem.name, problem.phrase) == ("reason_circulariteit", "reason_missing")
    assert reasons(house, trajectory_id, WHY) is Outcome.DONE
    assert goes(house, trajectory_id, Phase.TENDER) is Outcome.DONE
    assert places(house, trajectory_id, PLACES) is Outcome.REFUSED
    with house.session() as session:
        events = [event for event in happened(session) if event.kind == "promises"]
    assert events[0].facts["promises"][1]["klimaat"] == "eis"
    assert "PvE" not in str(events[0].facts)
    assert events[0].texts == {
        "promise_texts": [None, {theme: _texts_of(theme) for theme in sorted(THEMES)}]
    }


def _texts_of(theme: str) -> list[str | None]:
    return [PLACES.get(f"document_{theme}"), None]


def test_what_somebody_else_changed_is_not_written_over(preparing: tuple[House, int]) -> None:
    house, trajectory_id = preparing
    places(house, trajectory_id, PLACES)
    with stepping(house, trajectory_id) as step:
        old = step.record.trajectory.version - 1
        assert record_places(step, PLACES, version=old) is Outcome.STALE
    before = len(shown(house, trajectory_id).lines)
    assert places(house, trajectory_id, {"place_klimaat": "gunningscriterium"}) is Outcome.DONE
    view = shown(house, trajectory_id)
    assert len(view.lines) == before
    assert view.lines[1].place is PromisePlace.CRITERION


def test_only_the_people_of_a_purchase_read_its_promises(preparing: tuple[House, int]) -> None:
    house, trajectory_id = preparing
    signed(house, trajectory_id)
    with house.session() as session:
        share_trajectory(session, now=NOW, **house.asked(session, BUYER, trajectory_id))
        session.commit()
    assert shown(house, trajectory_id, COLLEAGUE).lines == ()
    assert shown(house, trajectory_id, COLLEAGUE).state is None
    assert len(shown(house, trajectory_id, ADVISER).lines) == 3
    with house.session() as session:
        record = find_trajectory(
            session, workspace_id=house.here.workspace_id, trajectory_id=trajectory_id
        )
        notice = planned(session, ids.NOTICE_HANDOVER)[0]
        assert record is not None
        for audience in (Audience.TEAM_CHANNEL, Audience.EXPOSED_CHANNEL):
            assert tell(Occasion(session, [notice], house.here, audience, NOW)) is None
