"""docker-compose.yml: what it promises, and that a Neo4j runs with the settings in it."""

import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml
from neo4j import GraphDatabase

from graph_loader.settings import Settings, read_settings
from tests.environment import GIVEN
from tests.neo4j.server import COMPOSE, compose_settings, pinned_version

TEXT = COMPOSE.read_text("utf-8")
SERVICES: dict[str, dict[str, Any]] = yaml.safe_load(TEXT)["services"]
ROOT = COMPOSE.parent


def test_compose_file_is_valid_by_the_schema_of_compose() -> None:
    checked = subprocess.run(
        [
            sys.executable,
            "-m",
            "check_jsonschema",
            "--builtin-schema",
            "vendor.compose-spec",
            COMPOSE,
        ],
        capture_output=True,
        text=True,
        check=False,
    )
    assert checked.returncode == 0, checked.stdout


def test_compose_refuses_to_start_without_a_password() -> None:
    # `:?` is how compose spells it: unset or empty, it stops and says the words that follow.
    uses = re.findall(r"(?<!\$)\$\{NEO4J_PASSWORD(.*?)\}", TEXT)
    assert len(uses) == 2
    assert all(re.match(r":\?.*\.env\b", use) for use in uses)


def test_the_only_secret_is_the_password_that_the_user_writes() -> None:
    assert set(re.findall(r"(?<!\$)\$\{(\w+)", TEXT)) == {"NEO4J_PASSWORD"}
    assert (ROOT / ".env.example").read_text("utf-8").endswith("\nNEO4J_PASSWORD=\n")


@pytest.mark.parametrize("service", sorted(SERVICES))
def test_ports_answer_on_this_machine_only(service: str) -> None:
    ports = SERVICES[service]["ports"]
    assert ports
    assert all(re.fullmatch(r"127\.0\.0\.1:(\d+):\1", port) for port in ports)


def test_neo4j_is_the_pinned_version_that_the_tests_run_on() -> None:
    assert SERVICES["neo4j"]["image"] == f"neo4j:{pinned_version()}-community"


def test_the_graph_outlives_the_container() -> None:
    assert SERVICES["neo4j"]["volumes"] == ["neo4j-data:/data"]
    assert "neo4j-data" in yaml.safe_load(TEXT)["volumes"]


def test_the_app_waits_for_a_healthy_neo4j() -> None:
    assert SERVICES["app"]["depends_on"] == {"neo4j": {"condition": "service_healthy"}}
    assert "cypher-shell" in SERVICES["neo4j"]["healthcheck"]["test"][1]


def test_the_app_reads_each_variable_that_compose_gives_it() -> None:
    given = {**SERVICES["app"]["environment"], "NEO4J_PASSWORD": "chosen"}
    settings = read_settings(given)
    assert (settings.neo4j_uri, settings.neo4j_username) == ("bolt://neo4j:7687", "neo4j")
    assert (settings.neo4j_password, settings.neo4j_database) == ("chosen", "neo4j")
    assert set(given) == {"NEO4J_URI", "NEO4J_USERNAME", "NEO4J_PASSWORD", "NEO4J_DATABASE"}


def test_both_services_are_given_the_same_user_and_password() -> None:
    app = SERVICES["app"]["environment"]
    auth = f"{app['NEO4J_USERNAME']}/{app['NEO4J_PASSWORD']}"
    assert SERVICES["neo4j"]["environment"]["NEO4J_AUTH"] == auth


@pytest.mark.skipif(bool(GIVEN.neo4j_uri), reason="the Neo4j of NEO4J_URI has settings of its own")
def test_a_neo4j_with_the_settings_of_compose_starts_and_keeps_them(
    neo4j_settings: Settings,
) -> None:
    auth = (neo4j_settings.neo4j_username, neo4j_settings.neo4j_password)
    with GraphDatabase.driver(neo4j_settings.neo4j_uri, auth=auth) as driver:
        rows, _, _ = driver.execute_query(
            "SHOW SETTINGS YIELD name, value WHERE name IN $names RETURN name, value",
            names=list(compose_settings()),
        )
        server = driver.execute_query("CALL dbms.components() YIELD versions, edition").records[0]
    assert {row["name"]: row["value"] for row in rows} == {
        "server.memory.heap.initial_size": "512.00MiB",
        "server.memory.heap.max_size": "2.00GiB",
        "server.memory.pagecache.size": "256.00MiB",
        "dbms.usage_report.enabled": "false",
        "dbms.security.allow_csv_import_from_file_urls": "false",
    }
    assert (server["versions"], server["edition"]) == ([pinned_version()], "community")


def test_the_image_runs_as_nobody_special_from_the_locked_requirements() -> None:
    lines = (ROOT / "Dockerfile").read_text("utf-8").splitlines()
    assert lines.index("USER munigraph") < next(
        number for number, line in enumerate(lines) if line.startswith("ENTRYPOINT")
    )
    assert any("--require-hashes" in line and "requirements.lock" in line for line in lines)


def test_the_command_of_the_image_is_one_that_munigraph_has() -> None:
    found = re.search(r"^CMD \[(.*)\]$", (ROOT / "Dockerfile").read_text("utf-8"), re.MULTILINE)
    assert found
    words = re.findall(r'"([^"]+)"', found[1])
    munigraph = Path(sys.executable).with_name("munigraph")
    said = subprocess.run(
        [munigraph, *words, "--help"], capture_output=True, text=True, check=False
    )
    assert said.returncode == 0, said.stderr
    assert all(word in said.stdout for word in words if word.startswith("--"))
