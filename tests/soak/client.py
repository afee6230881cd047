"""One tab of a browser, without the browser: the same requests, over the same socket.

A real browser does more, and one is in the long run too; twenty would measure themselves.
"""

import html
import time
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from http.client import HTTPConnection
from types import TracebackType
from typing import Any, Self

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ClientState_pb2 import ClientState, ContextInfo
from streamlit.proto.Common_pb2 import StringArray
from streamlit.proto.Element_pb2 import Element
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState, WidgetStates
from websockets.exceptions import ConnectionClosed
from websockets.sync.client import ClientConnection, connect
from websockets.typing import Origin, Subprotocol

LONGEST_SECONDS = 120
"""A page that takes longer counts as one that never came."""

_HOST = "127.0.0.1"
_CONTEXT = ContextInfo(locale="en-CA", timezone="America/Toronto", color_scheme="light")


class BrokenPageError(Exception):
    """What a visitor would call broken: an error on the page, a lost connection, no page."""


@dataclass
class Page:
    """What a tab shows when the screen has run to its end: the elements in their order."""

    elements: dict[tuple[int, ...], Element] = field(default_factory=dict)

    def texts(self) -> Iterator[str]:
        """All that is on the page: markup, the picture with its data, words of controls."""
        for element in self.elements.values():
            yield element.html.body
            yield element.iframe.srcdoc
            yield from (option.content for option in element.button_group.options)

    def links(self, start: str) -> list[str]:
        """Where the links lead that begin so."""
        marked = f'href="{start}'
        return [
            html.unescape(start + rest.split('"', 1)[0])
            for text in self.texts()
            for rest in text.split(marked)[1:]
        ]

    def controls(self, kind: str) -> list[Any]:
        """The controls of that kind, such as ``button_group``, as Streamlit describes them."""
        elements = self.elements.values()
        return [
            getattr(element, kind) for element in elements if element.WhichOneof("type") == kind
        ]


class Tab:
    """A tab that shows one page at a time; made for one thread."""

    def __init__(self, port: int) -> None:
        self._port = port
        self._connection = ExitStack()
        self._socket: ClientConnection | None = None
        self._session_id = ""
        self._heard: list[str] = []
        self.path = self._query = self._page_hash = ""
        self._values: dict[str, WidgetState] = {}
        self.page = Page()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.leave()

    def open(self, address: str) -> Page:
        """Open an address as a link or a bookmark does: a new page, a new session."""
        self.leave()
        path, _, self._query = address.partition("?")
        self.path = path.strip("./")
        self._page_hash, self._values = "", {}
        self._get(address)
        self._connect()
        return self._run()

    def come_back(self) -> Page:
        """Lose the connection and take the same session up again, as after a sleep."""
        self.leave()
        self._connect(self._session_id)
        return self._run()

    def type(self, field_id: str, text: str) -> None:
        """Type into a field of a form, which goes along with the next run of the screen."""
        self._values[field_id] = WidgetState(id=field_id, string_value=text)

    def press(self, button_id: str) -> Page:
        """Press a button of a form."""
        return self._run(WidgetState(id=button_id, trigger_value=True))

    def choose(self, group_id: str, *options: str) -> Page:
        """Choose these options of a row of buttons, and no others."""
        chosen = StringArray(data=options)
        self._values[group_id] = WidgetState(id=group_id, string_array_value=chosen)
        return self._run()

    def leave(self) -> None:
        """Close the page; nothing is shown until another one is opened."""
        self._connection.close()
        self._socket = None
        self.page = Page()

    def _get(self, address: str) -> None:
        connection = HTTPConnection(_HOST, self._port, timeout=LONGEST_SECONDS)
        connection.request("GET", f"/{address.lstrip('./')}", headers={"Accept": "text/html"})
        status = connection.getresponse().status
        connection.close()
        if status != 200:
            raise BrokenPageError(f"{address} gave {status}")

    def _connect(self, session_id: str = "") -> None:
        # The second place is that of a token against forged requests; without one nobody signs in.
        protocols = ["streamlit", "none", session_id] if session_id else ["streamlit"]
        self._socket = self._connection.enter_context(
            connect(
                f"ws://{_HOST}:{self._port}/_stcore/stream",
                origin=Origin(f"http://{_HOST}:{self._port}"),
                subprotocols=[Subprotocol(protocol) for protocol in protocols],
                max_size=None,
                proxy=None,
                open_timeout=LONGEST_SECONDS,
            )
        )

    def _run(self, *pressed: WidgetState) -> Page:
        """Let the screen run with the values of its controls, and take in what it shows."""
        state = ClientState(
            query_string=self._query,
            page_script_hash=self._page_hash,
            page_name="" if self._page_hash else self.path,
            widget_states=WidgetStates(widgets=[*self._values.values(), *pressed]),
            context_info=_CONTEXT,
        )
        assert self._socket
        self._heard = []
        end = time.monotonic() + LONGEST_SECONDS
        try:
            self._socket.send(BackMsg(rerun_script=state).SerializeToString())
            while not self._hear(self._socket.recv(timeout=end - time.monotonic())):
                pass
        except (TimeoutError, ConnectionClosed) as error:
            heard = ", ".join(self._heard)
            raise BrokenPageError(f"no page: {error!r}; heard {heard or 'nothing'}") from error
        return self.page

    def _hear(self, data: str | bytes) -> bool:
        """Take one message in; whether the page is whole."""
        assert isinstance(data, bytes)
        message = ForwardMsg.FromString(data)
        kind = message.WhichOneof("type")
        self._heard.append(str(kind))
        match kind:
            case "new_session":
                self._session_id = message.new_session.initialize.session_id
                self._page_hash = message.new_session.page_script_hash
                self.page = Page()
            case "navigation":
                self._page_hash = message.navigation.page_script_hash
            case "page_info_changed":
                self._query = message.page_info_changed.query_string
            case "page_not_found":
                raise BrokenPageError(f"no such page: {self.path}")
            case "delta" if message.delta.WhichOneof("type") == "new_element":
                element = message.delta.new_element
                if element.WhichOneof("type") == "exception":
                    raise BrokenPageError(element.exception.message)
                self.page.elements[tuple(message.metadata.delta_path)] = element
            case "script_finished":
                return self._is_whole(message.script_finished)
        return False

    def _is_whole(self, status: int) -> bool:
        if status == ForwardMsg.FINISHED_WITH_COMPILE_ERROR:
            raise BrokenPageError("the screen could not be compiled")
        return status == ForwardMsg.FINISHED_SUCCESSFULLY
