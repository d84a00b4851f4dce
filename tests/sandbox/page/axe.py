"""axe-core, the accessibility checker of Deque: WCAG 2.2 AA, and what is good practice besides."""

from functools import cache
from importlib.resources import files

from playwright.sync_api import Page

from tests.sandbox.driving import Json

EVERYTHING: Json = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "rules": {"target-size": {"enabled": True}},  # of 2.2, and not on by itself
}
COLOURS: Json = {"runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}}
# A check that ran on nothing finds nothing: these have something to say on every screen.
ALWAYS = {"button-name", "color-contrast", "target-size"}

RUN = """async options => {
  const { violations, passes } = await axe.run(options);
  return {
    ran: [...violations, ...passes].map(({ id }) => id),
    found: violations.flatMap(({ id, nodes }) =>
      nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 150)} ${failureSummary}`)),
  };
}"""


def violations(page: Page) -> list[str]:
    """What is wrong on the screen, in dark (where only colours differ) and in light."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(_axe())
    # A colour halfway to another one would be measured.
    page.emulate_media(color_scheme="dark", reduced_motion="reduce")
    in_dark = page.evaluate(RUN, COLOURS)
    page.emulate_media(color_scheme="light", reduced_motion="reduce")
    in_light = page.evaluate(RUN, EVERYTHING)
    assert set(in_light["ran"]) >= ALWAYS
    return [*(f"dark: {one}" for one in in_dark["found"]), *in_light["found"]]


@cache
def _axe() -> str:
    return files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")
