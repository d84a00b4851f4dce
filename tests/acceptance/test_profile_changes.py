"""The municipality changes its profile while somebody has a form open: nothing typed is lost."""

from collections.abc import Iterator

import pytest
from sqlmodel import select

from bot.profile import load_profile
from storage.database import Database
from storage.tables import Workspace as WorkspaceRow
from tests.acceptance.conftest import BRISK
from tests.profile.samples import DATA
from tests.support.colleagues import Colleague, Workspace, initial_of, text_of
from tests.support.processes import started

WITH_FIELDS = "midden-groningen"


@pytest.fixture(scope="module")
def without_fields(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A profile that knows no kinds of purchase."""
    sections = (DATA / "minimal.toml").read_text("utf-8").split("\n\n")
    kept = [section for section in sections if not section.startswith("[categories")]
    file = tmp_path_factory.mktemp("profile") / "dorp.toml"
    file.write_text("\n\n".join(kept), "utf-8")
    return str(file)


class Choices:
    """The choices of the municipality, changed by its administrator."""

    def __init__(self, url: str) -> None:
        self._database = Database(url)

    def become(self, profile: str) -> None:
        """From now on this profile counts."""
        load_profile(profile)
        with self._database.writing() as session:
            session.exec(select(WorkspaceRow)).one().profile = profile
            session.commit()


@pytest.fixture(scope="module")
def choices(workspace: Workspace, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Choices]:
    """A bot that runs, and the choices it works with."""
    url = f"sqlite:///{tmp_path_factory.mktemp('bot') / 'vaandel.db'}"
    arguments = ("run", "--sandbox", workspace.url, "--database-url", url)
    with started(*arguments, environment=BRISK):
        yield Choices(url)


@pytest.fixture
def buyer(workspace: Workspace) -> Colleague:
    """The colleague who logs."""
    return workspace.colleague("inkoper")


def test_a_form_that_lacks_a_new_field_is_shown_again_with_it(
    choices: Choices, buyer: Colleague, without_fields: str
) -> None:
    """The mistake stands at the top, because Slack shows none at the fields of a new form."""
    choices.become(without_fields)
    form = buyer.opens_form()
    choices.become(WITH_FIELDS)
    again = buyer.submits(form, title="Bruggen", value="veel")["view"]
    assert "Dit formulier is intussen veranderd" in text_of(again)
    assert "Kies een soort inkoop uit de lijst" in text_of(again)
    assert '"veel" herken ik niet als bedrag' in text_of(again)
    assert initial_of(again, "title") == "Bruggen"
    assert initial_of(again, "value") == "veel"
    choice = buyer.submits(again, category="gww", value="4 ton")["view"]
    assert choice["callback_id"] == "trajectory_share_choice"
    buyer.closes(choice)


def test_a_form_with_a_field_that_is_gone_is_taken_in(
    choices: Choices, buyer: Colleague, without_fields: str
) -> None:
    """Nobody has to choose from a list that the municipality no longer has."""
    choices.become(WITH_FIELDS)
    form = buyer.opens_form()
    choices.become(without_fields)
    choice = buyer.submits(form, title="Sluizen", category="gww")["view"]
    assert choice["callback_id"] == "trajectory_share_choice"
    buyer.closes(choice)


def test_a_choice_that_is_gone_is_made_again_from_the_new_list(
    choices: Choices, buyer: Colleague
) -> None:
    """In the list that stood open it would be offered again and again."""
    choices.become(WITH_FIELDS)
    form = buyer.opens_form()
    choices.become("leiden")
    again = buyer.submits(form, title="Kades", category="gww", team="bor")["view"]
    assert "Dit team staat niet meer in de lijst" in text_of(again)
    assert initial_of(again, "title") == "Kades"
    assert initial_of(again, "category") == "gww"
    assert initial_of(again, "team") is None
    choice = buyer.submits(again, team="stedelijk-beheer")["view"]
    assert choice["callback_id"] == "trajectory_share_choice"
    buyer.closes(choice)


def test_a_change_with_a_choice_that_is_gone_is_shown_again(
    choices: Choices, buyer: Colleague, workspace: Workspace
) -> None:
    """Nobody else changed anything, and nobody is blamed."""
    choices.become(WITH_FIELDS)
    buyer.logs("Stoepen", category="gww", team="bor")
    card = workspace.wait_for("bor", lambda m: "Stoepen" in text_of(m))
    buyer.presses(card, "trajectory_open_edit", channel="bor")
    form = buyer.modal(callback_id="trajectory_edit")
    choices.become("leiden")
    again = buyer.submits(form, category="veiligheid", team="facilitair", value="2 ton")["view"]
    assert "Dit formulier is intussen veranderd" in text_of(again)
    assert "iemand anders" not in text_of(again)
    assert initial_of(again, "value") == "2 ton"
    assert initial_of(again, "title") == "Stoepen"
    buyer.closes(again)
