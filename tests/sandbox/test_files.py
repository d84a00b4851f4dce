"""Files: uploads in three steps, with the official client; files that people drop."""

import base64
import json
from pathlib import Path
from queue import Queue

import httpx
import pytest
from slack_bolt import Ack, App
from slack_sdk import WebClient

from bot.sandbox.server import SandboxServer
from tests.sandbox.driving import PATIENCE, Control, Json, modal, refusal


def shared_file(control: Control, channel: str = "mvoi") -> Json:
    """The message with the first file in a channel, once it is there."""
    answer = control.wait_for(
        f"/messages/{channel}", lambda found: any("files" in one for one in found["messages"])
    )
    return next(one for one in answer["messages"] if "files" in one)


def test_the_official_client_uploads_in_one_call(
    client: WebClient, control: Control, server: SandboxServer, tmp_path: Path
) -> None:
    report = tmp_path / "rapport.xlsx"
    report.write_bytes(bytes(range(256)) * 5_000)

    answer = client.files_upload_v2(
        channel="CMVOI", file=str(report), title="Rapport", initial_comment="Hier is het."
    )

    assert answer["file"]["title"] == "Rapport"
    assert answer["file"]["shares"] == {}  # Slack has not looked at it yet
    message = shared_file(control)
    assert (message["text"], message["user"]) == ("Hier is het.", "UVAANDEL")
    shape = client.files_info(file=answer["file"]["id"])["file"]
    assert (shape["name"], shape["size"]) == ("rapport.xlsx", 1_280_000)
    assert shape["filetype"] == "xlsx"
    assert shape["channels"] == ["CMVOI"]
    assert shape["shares"]["public"]["CMVOI"][0]["ts"] == message["ts"]
    download = httpx.get(
        shape["url_private_download"], headers={"Authorization": f"Bearer {server.bot_token}"}
    )
    assert download.content == report.read_bytes()
    assert "attachment" in download.headers["content-disposition"]


def test_several_files_arrive_together_in_a_thread(client: WebClient, control: Control) -> None:
    parent = client.chat_postMessage(channel="#mvoi", text="kaart")["ts"]

    client.files_upload_v2(
        channel="CMVOI",
        thread_ts=parent,
        file_uploads=[
            {"content": "een", "filename": "a.txt"},
            {"content": "2", "filename": "b.md"},
        ],
    )

    message = shared_file(control)
    assert message["thread_ts"] == parent
    assert [one["name"] for one in message["files"]] == ["a.txt", "b.md"]
    replies = client.conversations_replies(channel="CMVOI", ts=parent)["messages"]
    assert [one["filetype"] for one in replies[1]["files"]] == ["text", "markdown"]


def test_an_upload_without_a_channel_is_shared_by_its_permalink(
    client: WebClient, control: Control
) -> None:
    file = client.files_upload_v2(content="a;b", filename="lijst.csv")["file"]
    assert client.files_info(file=file["id"])["file"]["channels"] == []

    client.chat_postMessage(channel="#bor", text=f"Zie <{file['permalink']}|de lijst>")

    assert [one["id"] for one in shared_file(control, "bor")["files"]] == [file["id"]]
    assert client.files_info(file=file["id"])["file"]["channels"] == ["CBOR"]


def test_the_steps_one_by_one_and_what_is_refused(client: WebClient) -> None:
    step = client.files_getUploadURLExternal(filename="a.txt", length=3)
    complete = client.files_completeUploadExternal
    files = [{"id": step["file_id"]}]

    assert refusal(client.files_getUploadURLExternal, filename="a.txt", length=0) == (
        "missing_argument"
    )
    assert refusal(client.files_getUploadURLExternal, filename="a", length=10**9) == (
        "file_upload_size_restricted"
    )
    assert refusal(
        client.files_getUploadURLExternal, filename="a", length=1, alt_txt="x" * 1001
    ) == ("alt_txt_too_large")
    assert refusal(complete, files=files) == "file_not_found"  # nothing was sent there yet
    assert httpx.post(step["upload_url"], content=b"te lang").status_code == 400
    assert httpx.post(f"{step['upload_url']}x", content=b"abc").status_code == 404
    assert httpx.post(step["upload_url"], content=b"abc").text == "OK - 3"
    assert refusal(complete, files=files, channel_id="CELDERS") == "not_in_channel"
    assert refusal(complete, files=files, channel_id="CGEHEIM") == "channel_not_found"
    assert refusal(complete, files=files, channel_id="UINKOPER") == "invalid_arguments"
    assert refusal(complete, files=files, channel_id="CMVOI", thread_ts="1700000000.000001") == (
        "thread_not_found"
    )
    assert complete(files=files, channel_id="CMVOI")["ok"]
    assert refusal(complete, files=files) == "file_not_found"  # a ticket is used once


def test_a_download_without_the_token_leads_to_a_page(
    client: WebClient, control: Control, server: SandboxServer
) -> None:
    dropped = control.post("/file", channel="@inkoper", user="inkoper", name="a.txt", text="hoi")
    address = client.files_info(file=dropped["file"]["id"])["file"]["url_private"]

    assert httpx.get(address).status_code == 302
    assert httpx.get(address, headers={"Authorization": "Bearer xoxb-x"}).status_code == 302
    allowed = httpx.get(address, headers={"Authorization": f"Bearer {server.bot_token}"})
    assert (allowed.status_code, allowed.text) == (200, "hoi")
    assert (
        httpx.get(
            address.replace(f"-{dropped['file']['id']}", "-F0"),
            headers=dict(allowed.request.headers),
        ).status_code
        == 404
    )


def test_reading_a_file_can_go_wrong_as_well(
    client: WebClient, control: Control, server: SandboxServer
) -> None:
    dropped = control.post("/file", channel="@inkoper", user="inkoper", name="a.txt", text="hoi")
    address = client.files_info(file=dropped["file"]["id"])["file"]["url_private_download"]
    headers = {"Authorization": f"Bearer {server.bot_token}"}

    for kind, status in (("ratelimited", 429), ("server_error", 500), ("error", 403)):
        control.post("/faults", method={"download": {"kind": kind, "times": 1}})
        refused = httpx.get(address, headers=headers)
        assert (refused.status_code, refused.text != "hoi") == (status, True)
    control.post("/faults", method={"download": {"kind": "lost_answer", "times": 1}})
    with pytest.raises(httpx.TransportError):
        httpx.get(address, headers=headers)
    assert httpx.get(address, headers=headers).text == "hoi"


def test_a_file_that_is_dropped_in_a_direct_message(
    app: App, control: Control, client: WebClient
) -> None:
    told: Queue[Json] = Queue()

    @app.event({"type": "message", "subtype": "file_share"})
    def said(event: Json) -> None:
        told.put(event)

    @app.event("file_shared")
    def shared(event: Json) -> None:
        told.put(event)

    content = base64.b64encode(b"\x00\xff").decode()
    dropped = control.post(
        "/file",
        channel="@inkoper",
        user="inkoper",
        name="lessen.xlsx",
        content_base64=content,
        comment="hier R&D",
    )

    message, event = (told.get(timeout=PATIENCE) for _ in range(2))
    assert (message["channel"], message["text"]) == ("DINKOPER", "hier R&amp;D")
    assert message["files"][0]["id"] == dropped["file"]["id"]
    assert (event["type"], event["file_id"]) == ("file_shared", dropped["file"]["id"])
    assert (event["channel_id"], event["user_id"]) == ("DINKOPER", "UINKOPER")
    found = client.conversations_history(channel="DINKOPER")["messages"][0]
    assert "subtype" not in found
    shown = control.get("/messages/@inkoper", user="inkoper")["messages"][0]["files"][0]
    read = control.http.get(shown["href"].removeprefix("/_control"))
    assert read.content == b"\x00\xff"
    assert "attachment" in read.headers["content-disposition"]


def test_who_sees_a_file(control: Control, client: WebClient) -> None:
    drop = {"user": "coordinator", "name": "geheim.png", "text": "x"}
    secret = control.post("/file", channel="geheim", **drop)["file"]
    private = control.post("/file", channel="besloten", **drop)["file"]

    assert refusal(client.files_info, file=secret["id"]) == "file_not_found"
    assert client.files_info(file=private["id"])["file"]["groups"] == ["CBESLOTEN"]
    assert [one["id"] for one in client.files_list()["files"]] == [private["id"]]
    for user, status in (("coordinator", 200), ("inkoper", 403), ("gast", 403)):
        answer = control.http.get(f"/file/{secret['id']}", params={"user": user})
        assert answer.status_code == status
    shown = control.http.get(f"/file/{secret['id']}", params={"user": "coordinator"})
    assert "inline" in shown.headers["content-disposition"]
    assert "default-src 'none'" in shown.headers["content-security-policy"]


def test_a_list_is_filtered_and_paged(control: Control, client: WebClient) -> None:
    for name in ("a.png", "b.pdf", "c.pdf"):
        control.post("/file", channel="bor", user="inkoper", name=name, text="x")
    client.files_upload_v2(content="x", filename="eigen.txt")

    def names(**filters: object) -> set[str]:
        return {one["name"] for one in client.files_list(**filters)["files"]}  # type: ignore[arg-type]  # of several types

    assert names(types="pdfs") == {"b.pdf", "c.pdf"}
    assert names(types="images,snippets") == {"a.png", "eigen.txt"}
    assert names(user="UINKOPER") == {"a.png", "b.pdf", "c.pdf"}
    assert names(channel="CBOR", ts_from="0", ts_to="1") == set()
    pages = [client.files_list(count=3, page=page) for page in (1, 2)]
    assert [len(page["files"]) for page in pages] == [3, 1]
    assert pages[0]["paging"] == {"count": 3, "total": 4, "page": 1, "pages": 2}
    assert refusal(client.files_list, types="onzin") == "unknown_type"
    assert refusal(client.files_list, user="UNIEMAND") == "user_not_found"


def test_a_bot_deletes_its_own_files_only(control: Control, client: WebClient) -> None:
    theirs = control.post("/file", channel="bor", user="inkoper", name="a.txt", text="x")["file"]
    own = client.files_upload_v2(content="x", filename="x.txt", channel="CMVOI")["file"]
    shared_file(control)

    assert refusal(client.files_delete, file=theirs["id"]) == "cant_delete_file"
    assert client.files_delete(file=own["id"])["ok"]
    assert refusal(client.files_delete, file=own["id"]) == "file_deleted"
    assert refusal(client.files_info, file="F0") == "file_not_found"
    assert shared_file(control)["files"][0]["mode"] == "tombstone"


def test_a_file_that_is_handed_in_with_a_modal(
    app: App, control: Control, client: WebClient
) -> None:
    block = {
        "type": "input",
        "block_id": "bestand",
        "label": {"type": "plain_text", "text": "Bestand"},
        "element": {"type": "file_input", "action_id": "value"},
    }
    sent: Queue[Json] = Queue()

    @app.shortcut("open")
    def open_it(ack: Ack, shortcut: Json) -> None:
        ack()
        client.views_open(trigger_id=shortcut["trigger_id"], view=modal(block))

    @app.view("form")
    def submitted(ack: Ack, view: Json) -> None:
        ack()
        sent.put(view["state"]["values"]["bestand"]["value"])

    control.post("/shortcut", callback_id="open", user="inkoper")
    view = control.wait_for("/views", lambda answer: answer["views"], user="inkoper")["views"][0]
    file = control.post("/file", user="inkoper", name="a.csv", text="x")["file"]
    assert refusal(client.files_info, file=file["id"]) == "file_not_found"
    submit: Json = {"view_id": view["id"], "user": "inkoper"}

    def values(file_id: str) -> Json:
        return {"bestand": {"value": {"files": [{"id": file_id}]}}}

    assert control.refused("/view-submit", **submit, values=values("F0")) == (
        400,
        "impossible_choice",
    )
    control.post("/view-submit", **submit, values=values(file["id"]))

    value = sent.get(timeout=PATIENCE)
    assert value["type"] == "file_input"
    assert json.dumps(value["files"][0]["name"]) == '"a.csv"'
    assert client.files_info(file=file["id"])["ok"]


def test_what_cannot_be_dropped(control: Control) -> None:
    drop: Json = {"channel": "bor", "user": "inkoper", "name": "a.txt"}
    wrong = (400, "invalid_arguments")
    assert control.refused("/file", **drop) == wrong
    assert control.refused("/file", **drop, text="x", content_base64="eA==") == wrong
    assert control.refused("/file", **drop, content_base64="***") == wrong
    assert control.refused("/file", **drop | {"name": " "}, text="x") == wrong
    assert control.refused("/file", **drop | {"user": "coordinator"}, text="x") == (
        403,
        "not_in_channel",
    )
    assert control.http.get("/file/F0").status_code == 404
