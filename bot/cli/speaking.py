"""Letting people in a sandbox speak, through its control API."""

from collections.abc import Iterable
from itertools import groupby
from operator import attrgetter
from typing import Any

import httpx

from bot.demonstration import Post

_TIMEOUT = 10.0


def say(url: str, posts: Iterable[Post]) -> None:
    """Post what people say, channel by channel, where nobody said anything yet.

    :param url: the sandbox, ``http://127.0.0.1:PORT``.
    :raises httpx.HTTPError: the sandbox does not answer, or refuses.
    """
    by_channel = groupby(sorted(posts, key=attrgetter("channel")), key=attrgetter("channel"))
    with httpx.Client(base_url=f"{url.rstrip('/')}/_control", timeout=_TIMEOUT) as http:
        for channel, said in by_channel:
            if not _answer(http.get(f"/messages/{channel}"))["messages"]:
                for post in said:
                    _say(http, post)


def _say(http: httpx.Client, post: Post) -> None:
    first = {"channel": post.channel, "user": post.by, "text": post.text}
    ts = _answer(http.post("/message", json=first))["ts"]
    for reply in post.replies:
        body = {"channel": post.channel, "user": reply.by, "text": reply.text, "thread_ts": ts}
        _answer(http.post("/message", json=body))


def _answer(answer: httpx.Response) -> dict[str, Any]:
    answer.raise_for_status()
    return dict(answer.json())
