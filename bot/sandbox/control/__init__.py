"""The control API: what the people in the workspace do and see, for the page and for tests.

JSON, under `/_control`, for loopback only (see `bot.sandbox.access`). Every `GET` takes
`?after=SEQ&wait=SECONDS`: it answers at once when the workspace's `seq` is past `SEQ`, and
otherwise waits for the next change. What cannot be done is `{"ok": false, "error", "message"}`
with status 400, 403, 404 or 409. One file per subject; `routes` names them all.
"""
