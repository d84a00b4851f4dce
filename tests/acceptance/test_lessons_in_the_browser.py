"""A hurried colleague keeps a lesson from a message, by role and label only."""

import pytest
from playwright.sync_api import Page, expect

from tests.support.browser import ARTIFACTS, OpenPage
from tests.support.colleagues import Workspace
from tests.support.processes import Process

pytestmark = pytest.mark.browser

SIZES = {"desktop": {"width": 1280, "height": 800}, "phone": {"width": 390, "height": 844}}


@pytest.mark.parametrize("size", SIZES)
def test_a_colleague_keeps_what_somebody_said(
    open_page: OpenPage, workspace: Workspace, bot: Process, size: str
) -> None:
    """From the message itself to the lesson as others read it."""
    assert bot.runs
    text = f"De oude masten konden blijven staan; alleen de koppen zijn nieuw ({size})."
    workspace.colleague("teamleider").says(text, channel="bor")
    page = open_page(viewport=SIZES[size])
    page.goto(f"{workspace.url}/?as=inkoper&channel=bor")
    message = page.get_by_role("article").filter(has_text=f"({size})")
    message.hover()
    message.get_by_role("button", name="Meer acties").click()
    page.get_by_role("menuitem", name="Bewaar als leerervaring").click()
    form = page.get_by_role("dialog", name="Leerervaring bewaren")
    expect(form.get_by_label("Wat heb je geleerd?")).to_have_value(text)
    expect(form.get_by_label("Korte titel")).to_have_value("De oude masten konden blijven staan")
    picture(page, f"{size}-form")
    form.get_by_role("button", name="Bewaren").click()
    saved = page.get_by_role("dialog", name="Bewaard")
    expect(saved).to_contain_text("Dank je!")
    picture(page, f"{size}-saved")
    saved.get_by_role("button", name="Lezen").click()
    details = page.get_by_role("dialog").filter(has_text="Bewaard door jou, uit")
    expect(details).to_contain_text("alleen de koppen zijn nieuw")
    picture(page, f"{size}-details")
    workspace.colleague("inkoper").closes_everything()


def picture(page: Page, name: str) -> None:
    """Kept beside the test results, to be looked at."""
    ARTIFACTS.mkdir(exist_ok=True)
    page.screenshot(path=ARTIFACTS / f"lesson-{name}.png")
