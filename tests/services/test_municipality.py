"""The municipality something happens in: found by its team, with its profile and its words."""

from pathlib import Path

import pytest

from bot.messages.wording import WordingError
from bot.profile import load_profile
from bot.services.municipality import Municipalities, UnknownWorkspaceError, wording_for
from bot.services.people import person_id_of
from storage.vocabulary import MunicipalRole
from tests.services.house import COLLEAGUE, COORDINATOR, NOW, TEAM, House, appoint, build_house


def test_it_is_found_by_team_and_by_workspace(house: House) -> None:
    """With the profile that its workspace chose."""
    other = build_house(house.database, team_id="T0002", profile="leiden")
    municipalities = Municipalities()
    with house.session() as session:
        ours, theirs = (municipalities.of_team(session, team) for team in (TEAM, "T0002"))
        assert ours.workspace_id == house.here.workspace_id
        assert municipalities.of_workspace(session, other.here.workspace_id) == theirs
    assert (ours.profile.slug, theirs.profile.slug) == ("midden-groningen", "leiden")
    assert str(ours.zone) == "Europe/Amsterdam"
    assert ours.words.plain("problems", "last_coordinator") != theirs.words.plain(
        "problems", "last_coordinator"
    )


def test_profiles_are_loaded_once(house: House) -> None:
    """However many interactions there are."""
    municipalities = Municipalities()
    with house.session() as session:
        first, second = (municipalities.of_team(session, TEAM) for _ in range(2))
    assert first.profile is second.profile
    assert first.words is second.words


def test_a_stranger_is_refused(house: House) -> None:
    """No workspace is made on the way."""
    with house.session() as session:
        with pytest.raises(UnknownWorkspaceError):
            Municipalities().of_team(session, "T9999")
        with pytest.raises(UnknownWorkspaceError):
            Municipalities().of_workspace(session, 99)


def test_own_wording_reaches_every_municipality(house: House, tmp_path: Path) -> None:
    """And a mistake in it stops the bot before it speaks."""
    (tmp_path / "help.j2").write_text("{% block hello %}Moi!{% endblock %}")
    with house.session() as session:
        here = Municipalities(templates=tmp_path).of_team(session, TEAM)
        assert here.words.mrkdwn("help", "hello") == "Moi!"
        (tmp_path / "help.j2").write_text("{% block hallo %}Moi!{% endblock %}")
        with pytest.raises(WordingError):
            Municipalities(templates=tmp_path).of_team(session, TEAM)


def test_wording_speaks_of_the_municipality() -> None:
    """The words that every phrase may use come from the profile."""
    profile = load_profile("leiden")
    assert f"`{profile.command} traject`" in wording_for(profile).plain("help", "trajectory")


def test_somebody_is_known_from_the_first_moment_on(house: House) -> None:
    """The same person each time, another in another municipality."""
    other = build_house(house.database, team_id="T0002", profile="leiden")
    with house.session() as session:
        ids = [
            person_id_of(session, here=here, slack_user_id=COLLEAGUE, now=NOW)
            for here in (house.here, house.here, other.here)
        ]
    assert ids[0] == ids[1] != ids[2]


def test_roles_are_those_of_this_municipality(house: House) -> None:
    """Nobody needs one to be a colleague."""
    other = build_house(house.database, team_id="T0002", profile="leiden")
    with house.session() as session:
        appoint(session, other.here, MunicipalRole.COORDINATOR, [COLLEAGUE])
        viewers = {user: house.viewer(session, user) for user in (COLLEAGUE, COORDINATOR)}
        former = other.viewer(session, COORDINATOR)
    assert viewers[COLLEAGUE].roles == frozenset()
    assert viewers[COORDINATOR].roles == {MunicipalRole.COORDINATOR}
    assert former.roles == frozenset()
