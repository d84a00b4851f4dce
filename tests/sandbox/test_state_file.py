"""A workspace that is kept in a file."""

import base64
import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import typer
from hypothesis import given
from hypothesis import strategies as st

from bot.cli.sandbox import start_server
from bot.sandbox.files import File, Share
from bot.sandbox.model import Channel, Message, User, View
from bot.sandbox.server import SandboxServer
from bot.sandbox.state_file import SavedWorkspace, StateFileError, read, write
from tests.sandbox.conftest import TIMINGS
from tests.sandbox.driving import SETUP, Control, Json, section, web_client

Opened = tuple[SandboxServer, Control]
START = datetime(2030, 3, 1, 9, tzinfo=UTC)


@pytest.fixture
def reopen(tmp_path: Path) -> Iterator[Callable[..., Opened]]:
    """Stop the sandbox that runs, and start another on the same file."""
    running: list[Opened] = []

    def stop() -> None:
        for server, control in running:
            control.http.close()
            server.stop()
        running.clear()

    def start(**more: object) -> Opened:
        stop()
        server = SandboxServer(
            SETUP,
            timings=TIMINGS,
            state_file=tmp_path / "staat.json",
            **more,  # type: ignore[arg-type]  # of several types
        )
        server.start()
        running.append((server, Control(server.url)))
        return running[0]

    yield start
    stop()


def test_everything_that_was_said_is_there_again(
    reopen: Callable[..., Opened], tmp_path: Path
) -> None:
    server, control = reopen()
    client = web_client(server)
    posted = client.chat_postMessage(
        channel="#mvoi",
        text="kaart",
        blocks=[section("kaart")],
        metadata={"event_type": "levering", "event_payload": {"id": 7}},
    )["ts"]
    client.chat_postMessage(channel="#mvoi", text="antwoord", thread_ts=posted)
    client.chat_postEphemeral(channel="CMVOI", user="UINKOPER", text="alleen voor jou")
    control.post("/reaction", channel="mvoi", ts=posted, user="inkoper", name="jigsaw")
    control.post("/command", channel="elders", user="inkoper", command="/invite", text="@Vaandel")
    content = base64.b64encode(bytes(range(256))).decode()
    control.post("/file", channel="bor", user="inkoper", name="a.bin", content_base64=content)
    gone = client.files_upload_v2(content="x", filename="weg.txt")["file"]["id"]
    client.files_delete(file=gone)
    client.views_publish(user_id="UINKOPER", view={"type": "home", "blocks": [section("Hoi")]})
    before = {
        "messages": control.get("/messages")["messages"],
        "channels": control.get("/state")["channels"],
        "home": control.get("/home", user="inkoper")["view"],
    }

    server, control = reopen()

    after = {
        "messages": control.get("/messages")["messages"],
        "channels": control.get("/state")["channels"],
        "home": control.get("/home", user="inkoper")["view"],
    }
    assert _without_addresses(after) == _without_addresses(before)
    client = web_client(server)
    history = client.conversations_history(channel="CMVOI", include_all_metadata=True)
    assert history["messages"][0]["metadata"]["event_payload"] == {"id": 7}
    shape = control.get("/messages/bor")["messages"][0]["files"][0]
    assert control.http.get(f"/file/{shape['id']}").content == bytes(range(256))
    assert control.http.get(f"/file/{gone}").json()["error"] == "file_deleted"
    later = client.chat_postMessage(channel="#mvoi", text="later")["ts"]
    assert later > history["messages"][0]["ts"]
    kept = (tmp_path / "staat.json").read_text()
    assert server.bot_token not in kept
    assert server.signing_secret not in kept
    assert (tmp_path / "staat.json").stat().st_mode & 0o077 == 0


def _without_addresses(document: Json) -> str:
    """The port is another one at every start."""
    text = json.dumps(document)
    start = text.find("http://127.0.0.1:")
    while start >= 0:
        end = text.index("/", start + 7)
        text = text[:start] + text[end:]
        start = text.find("http://127.0.0.1:")
    return text


def test_a_change_is_written_a_moment_later(reopen: Callable[..., Opened], tmp_path: Path) -> None:
    _, control = reopen()
    control.post("/message", channel="bor", user="inkoper", text="bewaar mij")

    # A second sandbox reads along: what it finds was written while the first one runs.
    deadline = datetime.now(UTC) + timedelta(seconds=10)
    kept = None
    while kept is None or not kept.messages:
        assert datetime.now(UTC) < deadline
        control.get("/log", after=10**9, wait=0.1)
        kept = read(tmp_path / "staat.json")
    assert [one.text for one in kept.messages] == ["bewaar mij"]
    assert [one.name for one in tmp_path.iterdir()] == ["staat.json"]


def test_emptying_empties_the_file(reopen: Callable[..., Opened]) -> None:
    _, control = reopen()
    control.post("/message", channel="bor", user="inkoper", text="weg ermee")
    control.post("/reset")
    _, control = reopen()
    assert control.get("/messages")["messages"] == []


def test_time_goes_on_where_it_was(reopen: Callable[..., Opened]) -> None:
    _, control = reopen(start_at=START, frozen=True)
    control.post("/clock", advance="1d", jump=True)
    moved = (START + timedelta(days=1)).isoformat()

    _, control = reopen(frozen=True)
    assert control.get("/clock")["now"] == moved
    _, control = reopen(start_at=START, frozen=True)
    assert control.get("/clock")["now"] == moved
    _, control = reopen(start_at=START + timedelta(days=9), frozen=True)
    assert control.get("/clock")["now"] == (START + timedelta(days=9)).isoformat()
    _, control = reopen()
    assert datetime.fromisoformat(control.get("/clock")["now"]) >= START + timedelta(days=9)


def test_a_file_that_cannot_be_used_is_told(tmp_path: Path) -> None:
    path = tmp_path / "staat.json"
    for content in ("", "geen json", "[]", '{"version": 2}'):
        path.write_text(content)
        with pytest.raises(StateFileError, match="it holds no workspace"):
            SandboxServer(SETUP, state_file=path)
        assert path.read_text() == content
    with pytest.raises(StateFileError):
        SandboxServer(SETUP, state_file=tmp_path)
    path.unlink()
    server = SandboxServer(SETUP, state_file=path)
    server.start()
    server.stop()
    other = SandboxServer(replace(SETUP, workspace="Een andere"), state_file=path)
    with pytest.raises(StateFileError, match="TGEMEENTEPROEFVEEN"):
        other.start()


def test_the_command_keeps_its_workspace(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "staat.json"
    server = start_server(0, "midden-groningen", state=path)
    server.stop()
    kept = read(path)
    assert kept is not None
    assert kept.workspace.startswith("T")

    path.write_text("{}")
    with pytest.raises(typer.Exit) as stopped:
        start_server(0, "midden-groningen", state=path)
    assert stopped.value.exit_code == 1
    with pytest.raises(typer.Exit):
        start_server(0, "midden-groningen", state=tmp_path / "nergens" / "staat.json")
    told = capsys.readouterr().err
    assert f"{path} cannot be used: it holds no workspace" in told
    assert "There is no folder" in told


TEXTS = st.text(max_size=8)
JSON = st.dictionaries(TEXTS, st.none() | st.booleans() | st.integers() | TEXTS, max_size=3)
STATE = st.dictionaries(TEXTS, st.dictionaries(TEXTS, JSON, max_size=2), max_size=2)
SAVED = st.builds(
    SavedWorkspace,
    workspace=TEXTS,
    now=st.datetimes(timezones=st.just(UTC)),
    last_ts=st.integers(0, 2**60),
    users=st.lists(st.builds(User, TEXTS, TEXTS, TEXTS, TEXTS, st.tuples(TEXTS)), max_size=2),
    channels=st.lists(
        st.builds(Channel, TEXTS, TEXTS, TEXTS, st.lists(TEXTS, max_size=2)), max_size=2
    ),
    messages=st.lists(
        st.builds(
            Message,
            TEXTS,
            TEXTS,
            TEXTS,
            TEXTS,
            blocks=st.lists(JSON, max_size=2),
            metadata=st.none() | JSON,
            reactions=st.dictionaries(TEXTS, st.lists(TEXTS, max_size=2), max_size=2),
            input_state=st.dictionaries(TEXTS, STATE, max_size=1),
        ),
        max_size=3,
    ),
    files=st.lists(
        st.builds(
            File,
            TEXTS,
            TEXTS,
            TEXTS,
            TEXTS,
            st.binary(max_size=20),
            st.integers(0, 2**40),
            shares=st.lists(st.builds(Share, TEXTS, TEXTS), max_size=2),
        ),
        max_size=2,
    ),
    deleted_files=st.lists(TEXTS, max_size=2),
    handed_in=st.lists(TEXTS, max_size=2),
    homes=st.lists(
        st.builds(View, TEXTS, TEXTS, JSON, TEXTS, TEXTS, st.none() | TEXTS, STATE),
        max_size=1,
    ),
)


@given(SAVED)
def test_what_is_written_is_read(saved: SavedWorkspace) -> None:
    assert SavedWorkspace.model_validate_json(saved.model_dump_json()) == saved


def test_a_file_is_replaced_whole_or_not(tmp_path: Path) -> None:
    path = tmp_path / "staat.json"
    write(path, b"een")
    write(path, b"twee")
    assert path.read_bytes() == b"twee"
    with pytest.raises(FileNotFoundError):
        write(tmp_path / "nergens" / "staat.json", b"x")
