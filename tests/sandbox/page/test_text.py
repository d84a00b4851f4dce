"""mrkdwn as Slack shows it, and hostile text that stays text."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from playwright.sync_api import Page, expect

from tests.sandbox.page.conftest import OpenAs
from tests.sandbox.page.looking import messages, send
from tests.sandbox.page.practice import PracticeBot

pytestmark = pytest.mark.browser

RENDER = """async texts => {
  const { mrkdwn } = await import("/text/mrkdwn.js");
  const lookup = {
    user: id => ({ U1: "Inkoper" })[id] ?? null,
    channel: id => ({ C1: "bor" })[id] ?? null,
    group: id => ({ S1: { handle: "inkopers", name: "Inkopers", members: ["Inkoper"] } })[id],
    timezone: "Europe/Amsterdam",
    now: () => new Date("2026-12-08T09:00:00Z"),
  };
  return texts.map(text => {
    const box = document.createElement("div");
    box.append(...mrkdwn(text, lookup));
    const tags = [...box.querySelectorAll("*")].map(node => node.localName);
    return [box.innerHTML, box.textContent, tags];
  });
}"""

TEXT_TAGS = {"p", "br", "blockquote", "pre", "code", "strong", "em", "s", "span"}
HARMLESS = TEXT_TAGS | {"ul", "ol", "li", "a", "time"}

CASES = {
    "*vet* _schuin_": "<p><strong>vet</strong> <em>schuin</em></p>",
    "~weg~ `code`": "<p><s>weg</s> <code>code</code></p>",
    "_*allebei*_": "<p><em><strong>allebei</strong></em></p>",
    "2*3*4 en snake_case_naam": "<p>2*3*4 en snake_case_naam</p>",
    "*geen einde": "<p>*geen einde</p>",
    "`*niet vet*`": "<p><code>*niet vet*</code></p>",
    "&amp;lt; &lt;b&gt; &amp;amp;": "<p>&amp;lt; &lt;b&gt; &amp;amp;</p>",
    "&gt; citaat\ngewoon": "<blockquote><p>citaat</p></blockquote><p>gewoon</p>",
    "• een\n• twee": "<ul><li>een</li><li>twee</li></ul>",
    "3. drie\n4. vier": '<ol start="3"><li>drie</li><li>vier</li></ol>',
    "```\n*a* &lt;b&gt;\n```": "<pre><code>*a* &lt;b&gt;</code></pre>",
    "dag <@U1> in <#C1|oud>": (
        '<p>dag <span class="mention">@Inkoper</span> in <span class="mention">#bor</span></p>'
    ),
    "<!subteam^S1> <!subteam^S2>": (
        '<p><span class="mention" title="Inkopers: Inkoper">@inkopers</span> '
        '<span class="mention">@groep</span></p>'
    ),
    "<!channel>": '<p><span class="mention">@channel</span></p>',
    "<https://x.nl?a=1&amp;b=2|de *site*>": (
        '<p><a href="https://x.nl?a=1&amp;b=2" target="_blank" rel="noopener noreferrer">'
        "de *site*</a></p>"
    ),
    "zie https://x.nl/a_b_c.": (
        '<p>zie <a href="https://x.nl/a_b_c" target="_blank" rel="noopener noreferrer">'
        "https://x.nl/a_b_c</a>.</p>"
    ),
    "<javascript:alert(1)|klik>": "<p>&lt;javascript:alert(1)|klik&gt;</p>",
    "<!constructor> <!date^x^y>": "<p>&lt;!constructor&gt; <time></time></p>",
    "<!date^1796716800^{date_long} om {time}|toen>": (
        '<p><time datetime="2026-12-08T08:00:00.000Z">dinsdag 8 december 2026 om 09:00</time></p>'
    ),
    ":tada: :bestaat_niet:": '<p><span class="emoji" title=":tada:">🎉</span> :bestaat_niet:</p>',
}


def rendered(page: Page, texts: list[str]) -> list[tuple[str, str, list[str]]]:
    """HTML, text and tag names of what each text becomes."""
    answer: list[tuple[str, str, list[str]]] = page.evaluate(RENDER, texts)
    return answer


def test_mrkdwn_becomes_what_slack_shows(bare_page: Page) -> None:
    shown = [html for html, _, _ in rendered(bare_page, list(CASES))]
    assert dict(zip(CASES, shown, strict=True)) == CASES


@settings(max_examples=25, deadline=None)
@given(
    texts=st.lists(
        st.text(alphabet=st.sampled_from(list("*_~`<>&;@#!|:/\n -1.ab\"'")), max_size=60),
        min_size=20,
        max_size=60,
    )
)
def test_no_text_becomes_anything_but_text_and_markup(bare_page: Page, texts: list[str]) -> None:
    escaped = [escape(text) for text in texts]
    for text, (_, shown, tags) in zip(texts, rendered(bare_page, escaped), strict=True):
        assert set(tags) <= HARMLESS
        kept = [character for character in text if character.isalnum() and character != "1"]
        assert [c for c in shown if c.isalnum() and c != "1"] == kept  # 1 may be a list's number


def escape(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def test_a_long_hostile_line_does_not_take_long(bare_page: Page) -> None:
    hostile = ["*a _b ~c " * 1300, "*" * 12_000, "`" * 12_000, "<" * 12_000, "_*" * 6_000 + "x"]
    milliseconds = bare_page.evaluate(
        f"async texts => {{ const start = performance.now(); await ({RENDER})(texts);"
        " return performance.now() - start; }",
        hostile,
    )
    assert milliseconds < 2_000


def test_what_people_type_is_shown_as_they_typed_it(open_as: OpenAs) -> None:
    hostile = [
        "<script>document.title='raak'</script>",
        "<!channel> <@UINKOPER> &lt; &amp;",
        "<img src=x onerror=alert(1)>",
    ]
    page = open_as("inkoper")
    for typed in hostile:
        send(page, typed)
    expect(messages(page).locator(".content")).to_have_text(hostile)
    expect(page.locator("script")).to_have_count(1)
    expect(page.locator(".message .mention")).to_have_count(0)


def test_plain_text_is_not_markup_and_rich_text_is(open_as: OpenAs, bot: PracticeBot) -> None:
    hostile = "*x* <b>&lt;</b> <!channel>"
    header = {"type": "header", "text": {"type": "plain_text", "text": hostile}}
    plain = {"type": "section", "text": {"type": "plain_text", "text": hostile}}
    item = {"type": "rich_text_section", "elements": [{"type": "text", "text": "Een <b>"}]}
    words = [
        {"type": "text", "text": "Vet", "style": {"bold": True}},
        {"type": "link", "url": "https://x.nl", "text": "hier"},
        {"type": "user", "user_id": "UINKOPER"},
        {"type": "emoji", "name": "tada"},
    ]
    elements = [
        {"type": "rich_text_section", "elements": words},
        {"type": "rich_text_list", "style": "bullet", "elements": [item]},
    ]
    bot.say("CBOR", "rijk", header, plain, {"type": "rich_text", "elements": elements})
    page = open_as("inkoper")
    expect(messages(page).get_by_role("heading")).to_have_text(hostile)
    expect(messages(page).locator(".section .plain")).to_have_text(hostile)
    expect(messages(page).get_by_role("strong")).to_have_text("Vet")
    expect(messages(page).get_by_role("link", name="hier")).to_have_attribute(
        "href", "https://x.nl"
    )
    expect(messages(page).get_by_role("listitem")).to_have_text("Een <b>")
    expect(messages(page)).to_contain_text("@Inkoper🎉")
