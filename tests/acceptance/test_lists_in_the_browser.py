"""A colleague pages through the list without a mouse, on a desk and on a phone."""

import pytest
from playwright.sync_api import expect

from tests.acceptance.test_in_the_browser import SIZES, picture
from tests.support.browser import OpenPage
from tests.support.colleagues import Workspace
from tests.support.processes import Process

pytestmark = pytest.mark.browser

MANY = 12


@pytest.fixture(scope="module")
def logged(workspace: Workspace, bot: Process) -> Workspace:
    """More trajectories than fit on one page."""
    assert bot.runs
    buyer = workspace.colleague("inkoper")
    for number in range(1, MANY + 1):
        buyer.logs(f"Inkoop {number}", publication="maart 2027")
    return workspace


@pytest.mark.parametrize("size", SIZES)
def test_paging_and_filtering_with_the_keyboard_alone(
    open_page: OpenPage, logged: Workspace, size: str
) -> None:
    """Enter on "Volgende", a key in a menu, and the same message shows the rest."""
    page = open_page(viewport=SIZES[size])
    page.goto(f"{logged.url}/?as=inkoper&channel=mvoi")
    composer = page.get_by_role("textbox", name="Bericht in #mvoi")
    composer.fill("/mvoi trajecten")
    composer.press("Enter")
    listed = page.get_by_role("article").filter(has_text="Pagina 1 van 2").last
    expect(listed.get_by_role("button", name="Details van traject 12")).to_be_visible()
    picture(page, f"{size}-list")
    listed.get_by_role("button", name="Volgende").press("Enter")
    second = page.get_by_role("article").filter(has_text="Pagina 2 van 2").last
    expect(second).to_contain_text("1 · Inkoop 1 · Team BOR · Idee · maart 2027")
    expect(second.get_by_role("button", name="Volgende")).to_have_count(0)
    second.get_by_role("button", name="Vorige").press("Enter")
    again = page.get_by_role("article").filter(has_text="Pagina 1 van 2").last
    menu = again.get_by_role("combobox").nth(1)
    menu.focus()
    page.keyboard.type("Gunning")
    page.keyboard.press("Tab")
    nothing = page.get_by_role("article").filter(has_text="Niets gevonden voor: fase gunning").last
    expect(nothing).to_be_visible()
    picture(page, f"{size}-list-empty")
    nothing.get_by_role("button", name="Alles tonen").press("Enter")
    whole = page.get_by_role("article").filter(has_text="Pagina 1 van 2").last
    whole.get_by_role("button", name="Details van traject 12").press("Enter")
    details = page.get_by_role("dialog", name="Traject 12")
    expect(details).to_contain_text("Inkoop 12")
    details.get_by_role("button", name="Sluiten").press("Enter")
    expect(page.get_by_role("dialog")).to_have_count(0)
