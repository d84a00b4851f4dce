"""Files: given along with a message, and shown in it."""

import base64
import re
import struct
import zlib

import pytest
from playwright.sync_api import FilePayload, Page, expect

from tests.sandbox.driving import Control
from tests.sandbox.page.axe import violations
from tests.sandbox.page.conftest import OpenAs
from tests.sandbox.page.looking import article, composer, messages
from tests.sandbox.page.practice import PracticeBot
from tests.sandbox.page.test_phone import SMALLEST, overflow

pytestmark = pytest.mark.browser

DROP = """(area, [name, text]) => {
  const transfer = new DataTransfer();
  transfer.items.add(new File([text], name));
  for (const kind of ["dragover", "drop"])
    area.dispatchEvent(new DragEvent(kind, { dataTransfer: transfer, bubbles: true }));
}"""


def picture(width: int, height: int) -> bytes:
    """A PNG in one colour."""

    def chunk(kind: bytes, content: bytes) -> bytes:
        check = struct.pack(">I", zlib.crc32(kind + content))
        return struct.pack(">I", len(content)) + kind + content + check

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    rows = (b"\0" + b"\x0b\x55\x63" * width) * height
    body = chunk(b"IDAT", zlib.compress(rows))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + body + chunk(b"IEND", b"")


def choose_files(page: Page, *files: tuple[str, bytes]) -> None:
    payloads: list[FilePayload] = [
        {"name": name, "mimeType": "application/octet-stream", "buffer": content}
        for name, content in files
    ]
    with page.expect_file_chooser() as chooser:
        page.get_by_role("button", name="Bestand toevoegen").click()
    chooser.value.set_files(payloads)


def test_files_go_along_with_what_was_typed(open_as: OpenAs, bot: PracticeBot) -> None:
    mine, theirs = open_as("inkoper"), open_as("coordinator")
    composer(mine).fill("De lijst")
    choose_files(mine, ("lijst.csv", b"a;b\n" * 300), ("fout.txt", b"x"), ("één & twee.txt", b"y"))
    mine.get_by_role("button", name="fout.txt weghalen").click()
    expect(composer(mine)).to_be_focused()
    composer(mine).press("Enter")
    link = article(theirs, "De lijst").get_by_role("link", name="lijst.csv CSV · 1 kB")
    with theirs.expect_download() as download:
        link.click()
    assert download.value.suggested_filename == "lijst.csv"
    assert download.value.path().read_bytes() == b"a;b\n" * 300
    expect(messages(theirs).get_by_role("link", name="één & twee.txt")).to_be_visible()
    expect(messages(theirs)).to_have_text(
        [
            re.compile("10:00De lijstlijst.csvCSV · 1 kB☺"),
            re.compile("één & twee.txtTEXT · 1 byte☺"),
        ]
    )
    expect(mine.get_by_role("list", name="Bestanden bij dit bericht")).to_have_count(0)
    bot.wait_for_files("lijst.csv", "één & twee.txt")


def test_a_file_can_be_dropped_in_a_dm(open_as: OpenAs, bot: PracticeBot) -> None:
    page = open_as("inkoper", channel="@vaandel")
    page.get_by_role("log", name="Berichten").evaluate(DROP, ["plan.txt", "Het plan"])
    expect(page.get_by_text("plan.txt")).to_be_visible()
    page.get_by_role("button", name="Verstuur bericht").click()
    expect(messages(page).get_by_role("link", name="plan.txt")).to_be_visible()
    bot.wait_for_files("plan.txt")


def test_what_is_chosen_stays_where_it_was_chosen(open_as: OpenAs) -> None:
    page = open_as("inkoper")
    choose_files(page, ("blijft.txt", b"x"))
    page.get_by_role("link", name="#inkoop").click()
    expect(page.get_by_text("blijft.txt")).to_have_count(0)
    page.get_by_role("link", name="#bor").click()
    page.get_by_role("button", name="blijft.txt weghalen").click()
    expect(page.get_by_text("blijft.txt")).to_have_count(0)


def test_a_picture_and_a_file_of_the_bot_are_shown_on_a_phone(
    open_afresh: OpenAs, bot: PracticeBot, control: Control
) -> None:
    content = base64.b64encode(picture(800, 500)).decode()
    control.post("/file", user="inkoper", channel="bor", name="weg.png", content_base64=content)
    report = bot.client.files_upload_v2(
        channel="CBOR", content="Verslag", filename="een-heel-lange-naam-van-een-verslag.txt"
    )
    page = open_afresh("coordinator", viewport=SMALLEST, has_touch=True, is_mobile=True)
    shown = messages(page).get_by_role("img", name="weg.png")
    expect(shown).to_have_js_property("naturalWidth", 800)
    expect(messages(page).get_by_role("link", name="een-heel-lange")).to_be_in_viewport()
    assert overflow(page) <= 0
    assert violations(page) == []
    bot.client.files_delete(file=report["file"]["id"])
    expect(article(page, "Dit bestand is verwijderd.")).to_be_visible()
