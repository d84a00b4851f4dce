"""Tabs that stay open from test to test, as people leave them open while a workspace is emptied.

Loading the page takes longer than most tests. What a test needs to begin with a page that was
never used (the focus, the history, what was read) it opens afresh.
"""

from urllib.parse import urlencode

from playwright.sync_api import Browser, Page, expect

from tests.sandbox.page.looking import messages

# What a click on a link does: another address, and the page follows it.
GO_TO = "address => { history.pushState(null, '', address); dispatchEvent(new Event('popstate')) }"


class Tabs:
    """One window for each person: of the tabs in one window only one is awake."""

    def __init__(self, browser: Browser, url: str) -> None:
        self._browser = browser
        self._url = url
        self._tabs: dict[str, Page] = {}
        self.errors: list[str] = []

    def take(self, user: str, channel: str) -> Page:
        """The tab of `user`, at `channel`, with nothing half-typed in it."""
        address = "/?" + urlencode({"as": user, "channel": channel})
        if user not in self._tabs:
            page = self._tabs[user] = self._browser.new_page(locale="nl-NL")
            page.on("pageerror", lambda error: self.errors.append(f"{user}: {error}"))
            page.goto(self._url + address)
        page = self._tabs[user]
        page.evaluate(GO_TO, address)
        field = page.locator("#composer-field")
        if field.is_visible():
            field.fill("")
        return page

    def wait_until_empty(self) -> None:
        """The workspace was emptied: wait until every tab shows that."""
        for page in self._tabs.values():
            expect(messages(page)).to_have_count(0)
            expect(page.get_by_role("dialog")).to_have_count(0)

    def close(self) -> None:
        for page in self._tabs.values():
            page.close()
