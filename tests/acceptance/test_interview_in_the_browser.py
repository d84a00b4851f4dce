"""A hurried colleague tells more about a lesson, by role and label only."""

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.support.browser import ARTIFACTS, OpenPage
from tests.support.colleagues import Workspace
from tests.support.processes import Process

pytestmark = pytest.mark.browser

PEOPLE = {"desktop": "inkoper", "phone": "teamleider"}
SIZES = {"desktop": {"width": 1280, "height": 900}, "phone": {"width": 390, "height": 844}}


@pytest.mark.parametrize("size", PEOPLE)
def test_a_colleague_tells_the_rest_in_a_direct_message(
    open_page: OpenPage, workspace: Workspace, bot: Process, size: str
) -> None:
    """Typed, clicked, ticked, a name pointed out, a break, and read back at the end."""
    assert bot.runs
    title = f"Lantaarnpalen opnieuw gebruiken {size}"
    teller = workspace.colleague(PEOPLE[size])
    teller.tells(title)
    page = open_page(viewport=SIZES[size])
    page.goto(f"{workspace.url}/?as={teller.key}&channel=@{teller.key}")
    thanks = page.get_by_role("article").filter(has_text=f"{title} staat erin")
    thanks.get_by_role("button", name="Vertel meer").click()
    asked = question(page, title, "Wat was het probleem of de vraag?")
    expect(asked).to_contain_text("overslaan en stoppen kan altijd")
    expect(asked).to_contain_text("dit kan openbaar worden")
    picture(page, f"{size}-first")
    _tell_the_story(page, title, size)
    _choose(page, title, size)
    evidence = question(page, title, "Waaruit blijkt het?")
    expect(evidence).to_contain_text("dit is de laatste vraag")
    picture(page, f"{size}-evidence")
    says(page, "80 van de 100 masten bleven staan")
    end = page.get_by_role("article").filter(has_text="Klaar, dank je!").filter(has_text=title)
    expect(end).to_contain_text("Vraag de beheerder vooraf om een keuring.")
    expect(end).to_contain_text("Nog leeg: resultaat")
    picture(page, f"{size}-end")
    end.get_by_role("button", name="Lezen").click()
    details = page.get_by_role("dialog").filter(has_text="80 van de 100 masten")
    expect(details).to_contain_text("We keken eerst wat nog goed was.")
    teller.closes_everything()


def _tell_the_story(page: Page, title: str, size: str) -> None:
    """Typed, with a name in it, skipped, and put off for a while."""
    says(page, "Alles nieuw kopen paste niet in het budget.")
    asked = question(page, title, "Wat hebben jullie gedaan?")
    expect(asked).to_contain_text("Genoteerd.")
    says(page, "We belden Jansen B.V. en keken samen wat nog goed was.")
    named = page.get_by_role("article").filter(has_text="Ik heb dit nog niet bewaard").last
    expect(named).to_contain_text("Jansen B.V.")
    picture(page, f"{size}-names")
    says(page, "We keken eerst wat nog goed was.")
    asked = question(page, title, "Wat kwam eruit?")
    asked.get_by_role("button", name="Overslaan").click()
    skipped = page.get_by_role("article").filter(has_text="Wat kwam eruit?").last
    expect(skipped).to_contain_text("Overgeslagen")
    asked = question(page, title, "Wat raad je een collega aan?")
    asked.get_by_role("button", name="Later verder").click()
    rests = page.get_by_role("article").filter(has_text="Goed, we gaan later verder").last
    picture(page, f"{size}-later")
    rests.get_by_role("button", name="Verder").click()
    asked = question(page, title, "Wat raad je een collega aan?")
    says(page, "Vraag de beheerder vooraf om een keuring.")


def _choose(page: Page, title: str, size: str) -> None:
    """Clicked, ticked, and chosen from a menu."""
    question(page, title, "Hoe ging het?").get_by_role("button", name="Het ging goed").click()
    question(page, title, "Waar gaat het vooral over?").get_by_role(
        "button", name="Hoe we het aanpakten"
    ).click()
    themes = question(page, title, "Bij welke thema's hoort het?")
    themes.get_by_role("checkbox", name="Circulariteit").check()
    themes.get_by_role("checkbox", name="Klimaat").check()
    picture(page, f"{size}-themes")
    themes.get_by_role("button", name="Klaar").click()
    category = question(page, title, "Bij welke soort inkoop hoort het?")
    category.get_by_role("combobox").select_option(label="GWW (aanleg en onderhoud)")
    phase = question(page, title, "In welke fase van de inkoop leerde je dit?")
    picture(page, f"{size}-phase")
    phase.get_by_role("combobox").select_option(label="Uitvoering")


def question(page: Page, title: str, text: str) -> Locator:
    """The newest message that asks this, once it is there."""
    articles = page.get_by_role("article").filter(has_text=text).filter(has_text=title)
    asked = articles.filter(has=page.get_by_role("button", name="Stoppen")).last
    expect(asked).to_be_visible()
    return asked


def says(page: Page, text: str) -> None:
    """Type it where everything is typed."""
    composer = page.get_by_role("textbox", name="Bericht")
    composer.fill(text)
    composer.press("Enter")
    expect(page.get_by_role("article").filter(has_text=text).first).to_be_visible()


def picture(page: Page, name: str) -> None:
    """Kept beside the test results, to be looked at."""
    ARTIFACTS.mkdir(exist_ok=True)
    page.screenshot(path=ARTIFACTS / f"interview-{name}.png")
