"""What can be made to go wrong, to see whether a bot stands it.

`POST /_control/faults` takes any of these and leaves the others as they are:

- `{"method": {"chat.postMessage": {"kind": …, "times": 2, "skip": 0}}}`: the next `times` calls
  (without `times`: all of them), after letting `skip` pass. `"*"` stands for every method,
  `"response_url"` for answers to a command or click, `"upload"` for the bytes of a file that
  is sent, `"download"` for those of one that is read.
  `null` in place of the fault ends it. Kinds:
  - `ratelimited`: 429 with `Retry-After`: `retry_after` (seconds, default 1);
  - `server_error`: `status` (default 500), nothing done;
  - `error`: refused with `code` (default `fatal_error`), nothing done;
  - `lost_answer`: it is done, then the connection drops without an answer;
  - `lost_request`: the connection drops, nothing done;
  - `slow`: it is done, and answered `seconds` (default 1) later.
- `{"drop_socket": "close"}`: every socket closes now. `"warning"`, `"refresh_requested"` and
  `"link_disabled"` say goodbye with that reason first; `"abort"` cuts the line without a word
  (the official client may take twenty seconds to notice). `"after_next_envelope"` waits for the
  next payload, sends it and closes before it can be acknowledged.
- `{"duplicate_events": 3}`: the next three events arrive twice (`true`: every event, `false`:
  none): the same `event_id` in another envelope, as a retry.
- `{"expired_triggers": true}`: triggers (a number: the next ones) are too old when they arrive.
- `{"signature": "wrong"}`: what is sent over HTTP is signed with another secret; `"stale"`: it
  was signed ten minutes ago; `"right"`: as it should be.
- `{"clear": true}` ends all faults, before the others of the same request are taken.
"""

from dataclasses import dataclass
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from bot.sandbox.jsontypes import Json

FaultKind = Literal["ratelimited", "server_error", "error", "lost_answer", "lost_request", "slow"]
SocketDrop = Literal[
    "close", "warning", "refresh_requested", "link_disabled", "abort", "after_next_envelope"
]

SignatureFault = Literal["right", "wrong", "stale"]


class MethodFault(BaseModel):
    """A fault in one Web API method."""

    model_config = ConfigDict(extra="forbid")

    kind: FaultKind
    times: int | None = Field(default=None, ge=1)
    skip: int = Field(default=0, ge=0)
    retry_after: int = Field(default=1, ge=0)
    status: int = Field(default=500, ge=500, le=599)
    code: str = "fatal_error"
    seconds: float = Field(default=1, ge=0)


class FaultRequest(BaseModel):
    """The body of `POST /_control/faults`."""

    model_config = ConfigDict(extra="forbid")

    method: dict[str, MethodFault | None] = Field(default_factory=dict)
    drop_socket: SocketDrop | None = None
    duplicate_events: bool | int | None = None
    expired_triggers: bool | int | None = None
    signature: SignatureFault | None = None
    clear: bool = False


@dataclass
class Countdown:
    """So many times, or always."""

    left: int | bool = False

    def take(self) -> bool:
        """Whether it is to go wrong this time."""
        if isinstance(self.left, bool):
            return self.left
        if self.left <= 0:
            return False
        self.left -= 1
        return True


class Faults:
    """The faults that are on."""

    def __init__(self) -> None:
        self.clear()

    def clear(self) -> None:
        """Everything goes right again."""
        self._methods: dict[str, MethodFault] = {}
        self.duplicate_events = Countdown()
        self.expired_triggers = Countdown()
        self.drop_after_next_envelope = Countdown()
        self._signature: SignatureFault = "right"

    def apply(self, wanted: FaultRequest) -> None:
        """Switch on what `wanted` says. `drop_socket` "now" is for the sockets themselves."""
        if wanted.clear:
            self.clear()
        for method, fault in wanted.method.items():
            if fault is None:
                self._methods.pop(method, None)
            else:
                self._methods[method] = fault
        if wanted.duplicate_events is not None:
            self.duplicate_events = Countdown(wanted.duplicate_events)
        if wanted.expired_triggers is not None:
            self.expired_triggers = Countdown(wanted.expired_triggers)
        if wanted.drop_socket == "after_next_envelope":
            self.drop_after_next_envelope = Countdown(1)
        if wanted.signature is not None:
            self._signature = wanted.signature

    def take_signature(self) -> SignatureFault:
        """How the next payload over HTTP is signed."""
        return self._signature

    def take_method(self, method: str) -> MethodFault | None:
        """The fault for this call, if there is one."""
        name = method if method in self._methods else "*"
        fault = self._methods.get(name)
        if fault is None:
            return None
        if fault.skip:
            fault.skip -= 1
            return None
        if fault.times is not None:
            fault.times -= 1
            if fault.times == 0:
                del self._methods[name]
        return fault

    def document(self) -> Json:
        """What is on, as `GET /_control/state` shows it."""
        methods = {name: fault.model_dump() for name, fault in self._methods.items()}
        return {
            "method": methods,
            "drop_socket": "after_next_envelope" if self.drop_after_next_envelope.left else None,
            "duplicate_events": self.duplicate_events.left,
            "expired_triggers": self.expired_triggers.left,
            "signature": self._signature,
        }
