"""Signatures, and bodies as they go over HTTP, judged by the official library."""

import json
from urllib.parse import parse_qs, unquote_plus

from hypothesis import given
from hypothesis import strategies as st
from slack_sdk.signature import Clock, SignatureVerifier

from bot.sandbox.envelopes import Envelope
from bot.sandbox.http_bodies import answered, challenge_in, encoded
from bot.sandbox.signatures import signature

NOW = 1_900_000_000
SECRETS = st.text("0123456789abcdef", min_size=32, max_size=32)
TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)


class Then(Clock):
    """A clock that stands at the moment of signing."""

    def now(self) -> float:
        return NOW


@given(SECRETS, SECRETS, st.binary(max_size=200).map(lambda raw: raw.hex().encode()))
def test_the_official_verifier_agrees(secret: str, other: str, body: bytes) -> None:
    signed = signature(secret, str(NOW), body)
    verifier = SignatureVerifier(secret, clock=Then())

    assert verifier.is_valid(body, str(NOW), signed)
    assert not verifier.is_valid(body + b"x", str(NOW), signed)
    assert not verifier.is_valid(body, str(NOW - 1), signed)
    assert not verifier.is_valid(body, str(NOW - 301), signature(secret, str(NOW - 301), body))
    if other != secret:
        assert not SignatureVerifier(other, clock=Then()).is_valid(body, str(NOW), signed)


@given(TEXTS)
def test_any_text_survives_the_way(text: str) -> None:
    command = Envelope("slash_commands", {"text": text, "command": "/mvoi"}, True)
    body, kind = encoded(command)
    assert kind == "application/x-www-form-urlencoded"
    assert parse_qs(body.decode(), keep_blank_values=True)["text"] == [text]

    click = Envelope("interactive", {"type": "block_actions", "value": text}, False)
    body, _ = encoded(click)
    name, _, payload = body.decode().partition("=")
    assert name == "payload"
    assert json.loads(unquote_plus(payload))["value"] == text

    body, kind = encoded(Envelope("events_api", {"text": text}, False))
    assert (json.loads(body), kind) == ({"text": text}, "application/json")


def test_what_an_answer_means() -> None:
    assert answered(b"", "text/plain") == {}
    assert answered("Zó".encode(), "text/plain;charset=utf-8") == {"text": "Zó"}
    assert answered(b'{"text": "x"}', "application/json; charset=utf-8") == {"text": "x"}
    assert answered(b"[1]", "application/json") == {}
    assert answered(b"geen json", "application/json") == {}
    for content, kind in (
        (b"abc", "text/plain"),
        (b"challenge=abc", "application/x-www-form-urlencoded"),
        (b'{"challenge": "abc"}', "application/json"),
    ):
        assert challenge_in(content, kind) == "abc"
