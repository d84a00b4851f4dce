"""The files of a workspace, and uploads that are not finished yet."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from bot.sandbox import ids
from bot.sandbox.errors import SlackError
from bot.sandbox.log import Log

LARGEST = 100 * 1024 * 1024  # bytes; Slack takes a gigabyte, but these are kept in memory


@dataclass(frozen=True)
class Share:
    """One message that carries a file."""

    channel: str
    ts: str
    thread_ts: str | None = None


@dataclass
class File:
    """A file that is whole. `user` is who it is from; `created` in seconds."""

    id: str
    user: str
    name: str
    title: str
    content: bytes
    created: int
    alt_txt: str = ""
    shares: list[Share] = field(default_factory=list)


@dataclass
class Upload:
    """A promise of a file: `content` is there once it was sent."""

    file_id: str
    name: str
    length: int
    alt_txt: str
    content: bytes | None = None


class FileBook:
    """Every file by id, every upload by the secret in its address."""

    def __init__(self, log: Log) -> None:
        self._log = log
        self._files: dict[str, File] = {}
        self.deleted: set[str] = set()
        self._uploads: dict[str, Upload] = {}

    def expect(self, name: str, length: int, alt_txt: str) -> tuple[str, Upload]:
        """A new upload, and the secret that ends its address."""
        secret = ids.random_id("", 40)
        self._uploads[secret] = Upload(ids.random_id("F"), name, length, alt_txt)
        return secret, self._uploads[secret]

    def upload(self, secret: str) -> Upload | None:
        """The upload with that address, while it is not finished."""
        return self._uploads.get(secret)

    def finish(self, file_id: str) -> Upload:
        """Take an upload that has its content; it can be taken once.

        Raises:
            SlackError: `file_not_found`.
        """
        for secret, upload in self._uploads.items():
            if upload.file_id == file_id and upload.content is not None:
                return self._uploads.pop(secret)
        raise SlackError("file_not_found")

    def add(self, file: File) -> None:
        """Take in a file."""
        self._files[file.id] = file
        self._log.add("file", file_id=file.id, user=file.user)

    def shared(self, file: File, share: Share) -> None:
        """A message carries the file."""
        file.shares.append(share)
        self._log.add("file", file_id=file.id, user=file.user, channel=share.channel, ts=share.ts)

    def load(self, files: Iterable[File], deleted: Iterable[str]) -> None:
        """Take in files that were kept."""
        self._files |= {file.id: file for file in files}
        self.deleted |= set(deleted)

    def find(self, file_id: str) -> File | None:
        return self._files.get(file_id)

    def get(self, file_id: str) -> File:
        """
        Raises:
            SlackError: `file_not_found`, `file_deleted`.
        """
        if file_id in self.deleted:
            raise SlackError("file_deleted")
        file = self._files.get(file_id)
        if file is None:
            raise SlackError("file_not_found")
        return file

    def remove(self, file: File) -> None:
        """Take a file away for good."""
        del self._files[file.id]
        self.deleted.add(file.id)
        self._log.add("file_deleted", file_id=file.id)

    def everything(self) -> list[File]:
        """All files, the newest first."""
        return sorted(self._files.values(), key=lambda file: file.created, reverse=True)
