"""Two dialogues as a colleague has them: by what can be read and clicked on the page."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.support.browser import ARTIFACTS, OpenPage
from tests.support.colleagues import Workspace
from tests.support.processes import Process

pytestmark = pytest.mark.browser

SIZES = {"desktop": {"width": 1280, "height": 800}, "phone": {"width": 390, "height": 844}}


@pytest.mark.parametrize("size", SIZES)
def test_from_a_sentence_to_a_trajectory(
    open_page: OpenPage, workspace: Workspace, bot: Process, size: str
) -> None:
    """Typed, corrected, clicked; and one edit in between."""
    assert bot.runs
    page = open_page(viewport=SIZES[size])
    page.goto(f"{workspace.url}/?as=inkoper&channel=@inkoper")
    type_in(page, f"bruggen onderhoud {size} tussen 2 en 3 ton")
    asked = newest(page, "Bedoel je € 200.000 of € 300.000?")
    expect(asked).to_be_visible()
    picture(page, f"{size}-1-range")
    asked.get_by_role("button", name="€ 300.000").click()
    expect(newest(page, "✓ Bedrag: € 300.000")).to_be_visible()
    expect(newest(page, "Wanneer wil je aanbesteden?")).to_be_visible()
    picture(page, f"{size}-2-moment")
    type_in(page, "na de zomer")
    expect(newest(page, "Klopt het?")).to_contain_text("€ 300.000")
    picture(page, f"{size}-3-summary")
    type_in(page, "nee, 4 ton")
    summary = newest(page, "€ 400.000")
    expect(summary).to_contain_text("Klopt het?")
    picture(page, f"{size}-4-corrected")
    summary.get_by_role("button", name="Ja, meld aan").click()
    kept = newest(page, "Je traject staat erin")
    expect(kept.get_by_role("button", name="Plaatsen in")).to_be_visible()
    picture(page, f"{size}-5-kept")


@pytest.mark.parametrize("size", SIZES)
def test_called_in_a_channel(
    open_page: OpenPage, workspace: Workspace, bot: Process, size: str
) -> None:
    """In the thread, without an amount; then in private."""
    assert bot.runs
    buyer = workspace.colleague("inkoper")
    mention = buyer.says(f"@Vaandel wij willen nieuwe laptops {size}, 85.000 euro", channel="bor")
    page = open_page(viewport=SIZES[size])
    page.goto(f"{workspace.url}/?as=inkoper&channel=bor&thread={mention['ts']}")
    asked = newest(page, "Wanneer wil je aanbesteden?")
    expect(asked).to_be_visible()
    picture(page, f"{size}-6-thread")
    asked.get_by_role("button", name="2e kwartaal 2027").click()
    summary = newest(page, "Het bedrag noem ik hier niet")
    expect(summary).not_to_contain_text("85.000")
    picture(page, f"{size}-7-thread-summary")
    summary.get_by_role("button", name="Ja, meld aan").click()
    expect(newest(page, "✓ Aangemeld als traject")).to_be_visible()
    picture(page, f"{size}-8-thread-saved")
    page.goto(f"{workspace.url}/?as=inkoper&channel=@inkoper")
    offer = newest(page, "Je noemde ook een bedrag.")
    expect(offer).to_contain_text("Bedrag: € 85.000")
    picture(page, f"{size}-9-private")


def type_in(page: Page, text: str) -> None:
    """Say something in the direct message."""
    field = page.get_by_role("textbox", name=re.compile("^Bericht "))
    field.fill(text)
    field.press("Enter")


def newest(page: Page, text: str) -> Locator:
    """The newest message in which this stands."""
    return page.get_by_role("article").filter(has_text=text).last


def picture(page: Page, name: str) -> None:
    """Kept beside the test results, to be looked at."""
    ARTIFACTS.mkdir(exist_ok=True)
    page.screenshot(path=ARTIFACTS / f"talk-{name}.png")
