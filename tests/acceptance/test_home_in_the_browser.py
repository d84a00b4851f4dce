"""A colleague starts from the Home tab, with the keyboard alone."""

import re

import pytest
from playwright.sync_api import expect

from tests.acceptance.test_in_the_browser import SIZES, picture
from tests.support.browser import OpenPage
from tests.support.colleagues import Workspace
from tests.support.processes import Process

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("size", SIZES)
def test_a_case_is_placed_from_the_home_tab(
    open_page: OpenPage, workspace: Workspace, bot: Process, size: str
) -> None:
    """What waits goes away by itself once it is done; the list opens from there, too."""
    assert bot.runs
    title = f"Speeltuin {size}"
    buyer = workspace.colleague("inkoper")
    buyer.logs(title, share=False)
    told = workspace.wait_for("@inkoper", lambda m: title in m["text"])
    number = re.findall(r"\d+", told["text"])[0]
    page = open_page(viewport=SIZES[size])
    page.goto(f"{workspace.url}/?as=inkoper&channel=@inkoper&tab=start")
    place = page.get_by_role("button", name=f"Traject {number} plaatsen")
    expect(place).to_be_visible()
    picture(page, f"{size}-home")
    place.press("Enter")
    choice = page.get_by_role("dialog", name=re.compile("staat erin"))
    choice.get_by_role("button", name="Plaatsen").press("Enter")
    done = page.get_by_role("dialog").filter(has_text="Ik zet")
    done.get_by_role("button", name="Sluiten").press("Enter")
    expect(page.get_by_text("Er wacht niets op je.")).to_be_visible()
    expect(page.get_by_role("button", name=f"Details van traject {number}")).to_be_visible()
    page.get_by_role("button", name="Alle trajecten").press("Enter")
    listed = page.get_by_role("dialog", name="Trajecten")
    expect(listed).to_contain_text(title)
    picture(page, f"{size}-home-list")
    listed.get_by_role("button", name="Sluiten").press("Enter")
    expect(page.get_by_role("dialog")).to_have_count(0)
