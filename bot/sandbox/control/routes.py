"""Every address of the control API."""

from starlette.routing import BaseRoute, Route

from bot.sandbox.control import (
    channels,
    clock,
    commands,
    files,
    http,
    interacting,
    modals,
    reading,
    suggesting,
    talking,
    trouble,
)


def control_routes() -> list[BaseRoute]:
    """The routes under `/_control`."""
    return [
        Route("/state", reading.state, methods=["GET"]),
        Route("/messages/{channel:path}", reading.messages, methods=["GET"]),
        Route("/messages", reading.all_messages, methods=["GET"]),
        Route("/views", reading.views, methods=["GET"]),
        Route("/home", reading.home, methods=["GET"]),
        Route("/log", reading.log, methods=["GET"]),
        Route("/message", talking.message, methods=["POST"]),
        Route("/reaction", talking.reaction, methods=["POST"]),
        Route("/edit", talking.edit, methods=["POST"]),
        Route("/delete", talking.delete, methods=["POST"]),
        Route("/channel", channels.create, methods=["POST"]),
        Route("/open-home", talking.open_home, methods=["POST"]),
        Route("/command", commands.command, methods=["POST"]),
        Route("/shortcut", commands.shortcut, methods=["POST"]),
        Route("/interact", interacting.interact, methods=["POST"]),
        Route("/view-action", interacting.view_action, methods=["POST"]),
        Route("/suggest", suggesting.suggest, methods=["POST"]),
        Route("/view-suggest", suggesting.view_suggest, methods=["POST"]),
        Route("/view-submit", modals.view_submit, methods=["POST"]),
        Route("/view-close", modals.view_close, methods=["POST"]),
        Route("/clock", clock.read_clock, methods=["GET"]),
        Route("/clock", clock.move_clock, methods=["POST"]),
        Route("/clock/done", clock.done, methods=["POST"]),
        Route("/file", files.drop, methods=["POST"]),
        Route("/file/{file_id}", files.read, methods=["GET"]),
        Route("/http", http.http, methods=["POST"]),
        Route("/faults", trouble.faults, methods=["POST"]),
        Route("/reset", trouble.reset, methods=["POST"]),
    ]
