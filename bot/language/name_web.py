"""Addresses on the web, of mail and of accounts: each leads to somebody."""

import re
from collections.abc import Collection, Iterator
from functools import lru_cache

from bot.language.folding import folded
from bot.language.name_words import is_everyday, listed

_ENDINGS = "nl|com|eu|org|net|io|shop|app|info|biz|online|dev|ai|cloud|tech|frl|gov|uk|fr"
_ANY_ENDING = _ENDINGS + "|be|de|nu|at"  # alone, "klaar.nu" is a sentence without its space
_HOST = r"(?:[\w-]{{1,63}}\.){{1,5}}(?:{})(?![\w-])"
_PATH = r"[^\s<>|\"”),]*"
_WEB = re.compile(
    rf"(?<![\w.+-])(?P<mail>[\w.+-]{{1,64}}@{_HOST.format(_ANY_ENDING)})"
    rf"|(?P<address>https?://{_PATH}|www\.{_HOST.format(_ANY_ENDING)}{_PATH})"
    rf"|(?<![\w@./-])(?P<host>{_HOST.format(_ENDINGS)}){_PATH}"
    r"|(?P<slack><[@#!][^>\s]*>)"
    r"|(?<![\w.@/])(?P<account>@[^\W\d_][\w.-]+)",
    re.IGNORECASE,
)
_PUBLIC_ACCOUNTS = frozenset({"channel", "here", "everyone", "kanaal", "hier", "iedereen"})
_TRAILING = ".,;:!?'’"


def web_names(text: str, known: Collection[str]) -> Iterator[tuple[int, int, bool]]:
    """Where an address starts and ends, and whether it is one to point out.

    Those of government, of the field's own sites and of a known name are not.
    """
    own = _folded_names(frozenset(known))
    for match in _WEB.finditer(text):
        found = match.group().rstrip(_TRAILING)
        end = match.start() + len(found)
        if match["slack"]:
            yield match.start(), end, False
        elif match["account"]:
            yield match.start(), end, _is_somebody(found.removeprefix("@"), own)
        else:
            yield match.start(), end, not _is_known_host(_host_of(found), own)


@lru_cache(maxsize=8)
def _folded_names(known: frozenset[str]) -> frozenset[str]:
    """The same few hundred names for every text of a municipality."""
    return frozenset(map(folded, known))


def _is_somebody(account: str, own: Collection[str]) -> bool:
    low = account.casefold()
    return not (low in _PUBLIC_ACCOUNTS or is_everyday(low) or folded(account) in own)


def _host_of(address: str) -> str:
    behind = address.rpartition("@")[2].casefold()
    host = re.split(r"[/:?#]", re.sub(r"^https?://", "", behind), maxsplit=1)[0]
    return host.removeprefix("www.")


def _is_known_host(host: str, own: Collection[str]) -> bool:
    public = listed("public_hosts")
    labels = host.split(".")
    parents = {".".join(labels[at:]) for at in range(len(labels) - 1)}
    return bool(parents & public) or any(folded(label) in own for label in labels[:-1])
