"""Finding things on the page as people and screen readers find them: by role and name."""

from playwright.sync_api import Locator, Page


def composer(page: Page, where: str = "#bor") -> Locator:
    return page.get_by_role("textbox", name=f"Bericht in {where}", exact=True)


def place(page: Page, name: str) -> Locator:
    channels = page.get_by_role("navigation", name="Kanalen")
    return channels.get_by_role("link", name=name, exact=True)


def messages(page: Page) -> Locator:
    return page.get_by_role("log", name="Berichten").get_by_role("article")


def article(page: Page, text: str) -> Locator:
    return messages(page).filter(has_text=text)


def send(page: Page, text: str, where: str = "#bor") -> None:
    composer(page, where).fill(text)
    composer(page, where).press("Enter")


def suggestions(page: Page) -> Locator:
    return page.get_by_role("listbox", name="Suggesties").get_by_role("option")


def open_form(page: Page) -> Locator:
    """The form behind `/traject`."""
    send(page, "/traject straatverlichting")
    form = page.get_by_role("dialog", name="Traject aanmelden")
    form.wait_for()
    return form
