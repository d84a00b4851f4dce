"""Only this machine comes in: hosts, origins, headers, and the page."""

from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from bot.sandbox.server import SandboxServer
from tests.sandbox.driving import SETUP, Control, web_client


@pytest.mark.parametrize("path", ["/", "/_control/state", "/_control/clock"])
def test_a_foreign_host_is_refused(server: SandboxServer, path: str) -> None:
    for host in ("kwaad.example", "127.0.0.1.kwaad.example", "127.0.0.1@kwaad.example", "[", ""):
        assert httpx.get(server.url + path, headers={"Host": host}).status_code in {400, 403}
    port = server.url.rsplit(":", 1)[1]
    for host in ("localhost", f"localhost:{port}", f"127.0.0.1:{port}", f"[::1]:{port}"):
        assert httpx.get(server.url + path, headers={"Host": host}).status_code == 200


def test_a_foreign_origin_is_refused(server: SandboxServer) -> None:
    url = f"{server.url}/_control/reset"
    for origin in ("https://kwaad.example", "null", "http://127.0.0.1:1"):
        assert httpx.post(url, headers={"Origin": origin}).status_code == 403
    assert httpx.post(url, headers={"Sec-Fetch-Site": "cross-site"}).status_code == 403
    assert httpx.post(url, headers={"Origin": server.url}).status_code == 200


def test_the_bots_own_way_in_needs_no_host(server: SandboxServer) -> None:
    headers = {"Host": "sandbox.internal", "Authorization": f"Bearer {server.bot_token}"}
    assert httpx.post(f"{server.url}/api/auth.test", headers=headers).json()["ok"] is True


def test_answers_carry_strict_headers(server: SandboxServer) -> None:
    headers = httpx.get(f"{server.url}/_control/state").headers
    policy = headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert headers["x-content-type-options"] == "nosniff"


def test_what_is_not_there(control: Control) -> None:
    assert control.http.get("/onzin").status_code == 404
    assert control.http.get("/views").status_code == 400
    assert control.http.get("/views?user=niemand").status_code == 404
    assert control.http.get("/messages/nergens").status_code == 404
    assert control.http.get("/state?wait=lang").status_code == 400
    assert control.http.post("/message", content=b"{").status_code == 400


@pytest.fixture
def serving(tmp_path: Path) -> Iterator[SandboxServer]:
    server = SandboxServer(SETUP, page=tmp_path)
    server.start()
    yield server
    server.stop()


def test_without_a_page_it_says_so(serving: SandboxServer) -> None:
    answer = httpx.get(serving.url)
    assert answer.status_code == 404
    assert "index.html is missing" in answer.text


def test_the_page_is_plain_files(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text("<!doctype html><title>Zandbak</title>")
    (tmp_path / "main.js").write_text("export {};")
    server = SandboxServer(SETUP, page=tmp_path)
    server.start()
    try:
        assert "Zandbak" in httpx.get(server.url).text
        script = httpx.get(f"{server.url}/main.js")
        assert script.headers["content-type"].startswith("text/javascript")
        assert httpx.get(f"{server.url}/../setup.py").status_code == 404
    finally:
        server.stop()


def test_reset_empties_the_workspace_and_keeps_the_numbering(
    server: SandboxServer, control: Control
) -> None:
    client = web_client(server)
    before = client.chat_postMessage(channel="#mvoi", text="x")
    control.post("/faults", method={"*": {"kind": "error"}})
    seq = control.seq()

    control.post("/reset")

    assert control.texts("mvoi") == []
    assert control.seq() > seq
    assert client.chat_postMessage(channel="#mvoi", text="y")["ts"] > before["ts"]
