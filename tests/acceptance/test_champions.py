"""Champions in Leiden, from chat: asked along, room asked and given, and a ready thank-you."""

from collections.abc import Iterator
from datetime import timedelta

import pytest

from bot.messages import success_ids
from bot.services.municipality import Municipalities
from bot.services.successes import Signal, note_success
from storage.database import Database
from storage.people import find_person
from storage.tables import Delivery, Notice, TrajectoryAward
from storage.trajectories import find_by_number
from storage.vocabulary import (
    DeliveryMethod,
    DeliveryState,
    NoticeState,
    Phase,
    SuccessSignal,
    SuccessState,
)
from tests.acceptance.conftest import BRISK, MONDAY
from tests.acceptance.towns import LEIDEN
from tests.support import hasty_sandbox
from tests.support.colleagues import Colleague, Json, Workspace, text_of
from tests.support.processes import Process, started

pytestmark = pytest.mark.usefixtures("database")

CHAMPION = "teamleider"
CASE = "Fietspad zonder uitstoot"


@pytest.fixture(scope="module")
def sandbox() -> Iterator[Process]:
    """Leiden's own workspace, on a Monday morning."""
    options = ("--frozen", "--at", f"{MONDAY:%Y-%m-%dT%H:%M:%S}", "--profile", LEIDEN.profile)
    with started("sandbox", "--port", "0", *options, module=hasty_sandbox.MODULE) as process:
        yield process


@pytest.fixture(scope="module")
def database(workspace: Workspace, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    """The database of Leiden's bot, which runs; its coordinator made one colleague a champion."""
    url = f"sqlite:///{tmp_path_factory.mktemp('bot') / 'vaandel.db'}"
    options = ("--sandbox", workspace.url, "--profile", LEIDEN.profile, "--database-url", url)
    coordinator = workspace.colleague("coordinator")
    environment = {**BRISK, "VAANDEL_COORDINATORS": coordinator.id}
    with started("run", *options, environment=environment):
        champion = workspace.user_id(CHAMPION)
        form = opens(coordinator, "rollen", "roles_form")
        coordinator.submits(form, role="champion", way="give", person=champion)
        form = opens(coordinator, "dekking", "coverage_form")
        coordinator.submits(form, name=f"team:{LEIDEN.team}", person=champion)
        LEIDEN.logs(workspace.colleague("inkoper"), CASE, value="400.000")
        database = Database(url)
        yield database
        database.close()


@pytest.fixture
def buyer(workspace: Workspace) -> Colleague:
    """Whoever logged the case."""
    return workspace.colleague("inkoper")


@pytest.fixture
def champion(workspace: Workspace) -> Colleague:
    """Who stands for the team of the case."""
    return workspace.colleague(CHAMPION)


def opens(person: Colleague, words: str, callback_id: str) -> Json:
    """Type a command that opens something."""
    person.closes_everything()
    person.types(f"{LEIDEN.command} {words}", channel=LEIDEN.channel)
    return person.modal(callback_id=callback_id)


def test_a_case_asks_a_champion_who_joins_and_its_people_hear_it(
    workspace: Workspace, buyer: Colleague, champion: Colleague
) -> None:
    """From the details of the case; the value is nowhere."""
    listed = text_of(opens(buyer, "vaandeldragers", "champion_list"))
    assert f"<@{champion.id}>* staat voor " in listed
    assert f"Past bij: {CASE} (1)" in listed
    buyer.presses_in(opens(buyer, "traject 1", "trajectory_details"), "champion_backing_open")
    backing = buyer.modal(callback_id="champion_backing")
    assert f"<@{champion.id}> past hierbij" in text_of(backing)
    buyer.presses_in(backing, "champion_invite_open")
    form = buyer.modal(callback_id="champion_invite_form")
    assert "Schrijf zakelijk: dit kan openbaar worden." in text_of(form)
    shown = buyer.submits(form, why="Jij gaf ons eerder ruimte.")["view"]
    assert "is gevraagd" in text_of(shown)
    question = workspace.wait_for(f"@{CHAMPION}", lambda m: "wilt staan" in text_of(m))
    assert "Jij gaf ons eerder ruimte." in text_of(question)
    assert "400" not in text_of(question)
    champion.presses(question, "champion_accept", channel=f"@{CHAMPION}")
    workspace.wait_for("@inkoper", lambda m: f"<@{champion.id}> staat achter" in text_of(m))
    details = text_of(opens(buyer, "traject 1", "trajectory_details"))
    assert f"*Achter dit traject staat* <@{champion.id}>" in details


def test_room_is_asked_written_down_and_read_by_who_stands_behind_it(
    workspace: Workspace, buyer: Colleague, champion: Colleague
) -> None:
    """The body decides outside Slack; the coordinator writes down what it was."""
    coordinator = workspace.colleague("coordinator")
    buyer.presses_in(opens(buyer, "ruimte 1", "champion_backing"), "room_ask_open")
    form = buyer.modal(callback_id="room_ask")
    asked = buyer.submits(form, kind="time", what="een maand voor de markt", body="college")
    assert "Extra tijd: een maand voor de markt" in text_of(asked["view"])
    workspace.wait_for(f"@{CHAMPION}", lambda m: "vraagt ruimte" in text_of(m))
    told = workspace.wait_for("@coordinator", lambda m: "vraagt ruimte" in text_of(m))
    coordinator.presses(told, "room_decide_open", channel="@coordinator")
    form = coordinator.modal(callback_id="room_decide")
    coordinator.submits(form, state="granted", decision="Vier weken extra", on=f"{MONDAY:%Y-%m-%d}")
    workspace.wait_for("@inkoper", lambda m: "Vier weken extra" in text_of(m))
    read = text_of(opens(champion, "ruimte", "room_list"))
    assert "*In 2026: 1 keer om ruimte gevraagd*" in read
    assert "Vier weken extra" in read
    other = text_of(opens(workspace.colleague("budgethouder"), "ruimte", "room_list"))
    assert CASE not in other
    assert "gevraagd*" not in other


def test_after_a_celebration_a_thank_you_is_ready_and_said_in_the_thread(
    workspace: Workspace, database: Database, champion: Colleague
) -> None:
    """Once, without the name of who was not asked for consent."""
    workspace.colleague("coordinator").says("Gevierd!", channel=LEIDEN.channel)
    party = workspace.wait_for(LEIDEN.channel, lambda m: "Gevierd!" in text_of(m))
    celebrate(database, workspace, ts=str(party["ts"]))
    workspace.let_pass("26h")
    told = workspace.wait_for(f"@{CHAMPION}", lambda m: "Dank je wel, team!" in text_of(m))
    assert workspace.user_id("inkoper") not in text_of(told)
    champion.presses(told, "champion_say_it", channel=f"@{CHAMPION}")
    workspace.wait_for(LEIDEN.channel, lambda m: f"<@{champion.id}> bedankt het team" in text_of(m))
    workspace.wait_for(f"@{CHAMPION}", lambda m: "Ik zeg het in de draad" in text_of(m))


def celebrate(database: Database, workspace: Workspace, *, ts: str) -> None:
    """What the celebration itself leaves behind: the success, and where it stands."""
    state = workspace.state()
    channel = next(c["id"] for c in state["channels"] if c["name"] == LEIDEN.channel)
    with database.writing() as session:
        here = Municipalities().of_team(session, state["workspace"]["id"])
        whose = {"workspace_id": here.workspace_id}
        buyer_id = workspace.user_id("inkoper")
        buyer = find_person(session, **whose, slack_user_id=buyer_id)
        record = find_by_number(session, **whose, number=1)
        assert record is not None
        assert buyer is not None
        record.trajectory.phase = Phase.COMPLETED
        signed = TrajectoryAward(
            trajectory_id=record.trajectory.id or 0, signed_on=MONDAY.date() - timedelta(weeks=40)
        )
        session.add(signed)
        did_it = Signal(
            SuccessSignal.RESULT,
            "traject 1",
            CASE,
            trajectory_id=record.trajectory.id,
            people=[buyer.id or 0],
        )
        celebrated = SuccessState.CELEBRATED
        stored = note_success(
            session, here=here, signal=did_it, state=celebrated, reported_by_id=None, now=MONDAY
        )
        assert stored is not None
        stored.celebrated_at = MONDAY
        delivery = Delivery(
            workspace_id=here.workspace_id,
            token="feest",
            recipient=f"channel:{LEIDEN.channel}",
            method=DeliveryMethod.POST,
            channel_id=channel,
            message_ts=ts,
            state=DeliveryState.SENT,
            claimed_at=MONDAY,
        )
        session.add(delivery)
        session.flush()
        told = Notice(
            workspace_id=here.workspace_id,
            kind="success_celebrated",
            subject_kind=success_ids.SUBJECT,
            subject_id=stored.id or 0,
            occurrence="",
            recipient=delivery.recipient,
            due_at=MONDAY,
            planned_at=MONDAY,
            state=NoticeState.TOLD,
            delivery_id=delivery.id,
        )
        session.add(told)
        session.commit()
