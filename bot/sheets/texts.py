"""The text in a file, in whichever of the usual ways it was written."""

import codecs
from pathlib import Path

from bot.sheets.table import SheetError, Trouble


def text_in(path: Path) -> str:
    """The text of a file: UTF-8, Windows' own encoding, or UTF-16 that says so.

    :raises SheetError: it is no text.
    """
    raw = path.read_bytes()
    if raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):  # "Unicode text" of Excel
        return _decoded(raw, "utf-16", path)
    if b"\0" in raw:  # UTF-16 that does not say so, or no text: as cp1252 it would be nonsense
        raise _no_text(path)
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return _decoded(raw, "cp1252", path)


def _decoded(raw: bytes, encoding: str, path: Path) -> str:
    try:
        return raw.decode(encoding)
    except UnicodeDecodeError as error:
        raise _no_text(path) from error


def _no_text(path: Path) -> SheetError:
    return SheetError(f"{path} is not text. Save it as CSV UTF-8.", Trouble.NO_TEXT)


def clean(text: str) -> str:
    """Without white space around it, and with one kind of line ends."""
    return text.replace("\r\n", "\n").replace("\r", "\n").strip()
