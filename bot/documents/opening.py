"""Opening a document that somebody made; what it holds is not to be trusted."""

import io
import zipfile
from importlib import resources
from pathlib import Path

from docx import Document
from docx.document import Document as Docx

SUFFIX = ".docx"

_MEBIBYTE = 1024 * 1024
_LARGEST_UNPACKED = 50 * _MEBIBYTE


class DocumentError(Exception):
    """A document that cannot be used; the text is for the log and quotes nothing from it."""


def template_of(name: str, *, own: Path | None = None) -> bytes:
    """A template by its name: the municipality's own if its folder has one, else ours.

    :param own: the folder with the municipality's own wording and templates.
    :raises DocumentError: its own cannot be read.
    """
    file = None if own is None else own / f"{name}{SUFFIX}"
    try:
        if file is not None and file.is_file():
            return file.read_bytes()
    except OSError as error:
        raise DocumentError(f"{name}{SUFFIX} cannot be read") from error
    return (resources.files("bot.documents") / f"{name}{SUFFIX}").read_bytes()


def opened(content: bytes) -> Docx:
    """The document. :raises DocumentError: it is none, it is damaged, or far too large."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            unpacked = sum(part.file_size for part in packed.infolist())
        document = Document(io.BytesIO(content)) if unpacked <= _LARGEST_UNPACKED else None
    except Exception as error:
        raise DocumentError(f"no document: {type(error).__name__}") from error
    if document is None:
        raise DocumentError("too large when it is unpacked")
    return document


def saved(document: Docx) -> bytes:
    """The document as a file."""
    content = io.BytesIO()
    document.save(content)
    return content.getvalue()
