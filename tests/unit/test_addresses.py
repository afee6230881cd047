"""An address that leads nowhere is one sentence with a hint, whatever the driver makes of it."""

import threading
from dataclasses import replace
from socketserver import StreamRequestHandler, ThreadingTCPServer

import pytest

from graph_loader.errors import StoreUnreachableError
from graph_loader.settings import read_settings
from graph_loader.store.capacity import read_bytes
from graph_loader.store.store import open_store


class AnswersInHttp(StreamRequestHandler):
    def handle(self) -> None:
        self.wfile.write(b"HTTP/1.1 400 Bad Request\r\n\r\n")


def refusal(uri: str) -> StoreUnreachableError:
    settings = replace(read_settings({}), neo4j_uri=uri, neo4j_password="secret")
    with pytest.raises(StoreUnreachableError) as refused:
        open_store(settings)
    return refused.value


@pytest.mark.parametrize(
    "uri",
    [
        "bolt://127.0.0.1:1",
        "neo4j://127.0.0.1:1",
        "bolt://127.0.0.1:port",
        "bolt://nowhere.invalid:7687",
        "bolt+s://127.0.0.1:1",
    ],
)
def test_an_address_where_nothing_answers_is_said_with_what_to_check(uri: str) -> None:
    error = refusal(uri)
    assert error.exit_code == 3
    assert error.sentence("en").startswith(f"No store answers at {uri}. Check NEO4J_URI")
    assert error.sentence("fr").startswith(f"Aucune base ne répond à {uri}. Vérifiez NEO4J_URI")


def test_a_server_that_speaks_something_else_is_no_store() -> None:
    with ThreadingTCPServer(("127.0.0.1", 0), AnswersInHttp) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        error = refusal(f"bolt://127.0.0.1:{server.server_address[1]}")
        server.shutdown()
    assert "No store answers" in error.sentence("en")


def test_a_password_inside_an_address_is_never_repeated() -> None:
    said = str(refusal("bolt://someone:tops3cret@127.0.0.1:1"))
    assert "tops3cret" not in said
    assert "bolt://127.0.0.1:1" in said


@pytest.mark.parametrize(
    ("text", "number"),
    [("716.80MiB", 751619276), ("1.00GiB", 2**30), ("0B", 0), ("512m", 2**29), ("what", 0)],
)
def test_a_memory_setting_of_neo4j_is_a_number_of_bytes(text: str, number: int) -> None:
    assert read_bytes(text) == number
