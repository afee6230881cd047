"""What may stand in the repository, whoever writes it and in whichever file."""

import ast
import re
import subprocess
import tomllib
from pathlib import Path

import pytest

from munigraph.catalogue import questions
from munigraph.questions_page import to_markdown

ROOT = Path(__file__).parents[1]
LONGEST_FILE = 300
LONGEST_FUNCTION = 40
LONGEST_LINE_OF_OUR_JAVASCRIPT = 200

# Each pattern is spelled so that it does not match itself.
REGISTRY_HOST = re.compile(
    r"[p]ythonhosted|[p]ypi\.org/simple|[r]egistry\.npmjs|[r]epo1?\.maven|[m]aven\.org/maven2"
    r"|[d]eb\.debian\.org|[c]rates\.io/api",
    re.IGNORECASE,
)
MACHINE_PATH = re.compile(
    r"(?<![\w.:/~-])/(?:[w]ork|[r]oot|[U]sers|[t]mp|[h]ome/(?!munigraph\b)\w+)/"
)
VAGUE_NAMES = {"utils", "util", "helpers", "helper", "common", "manager", "base", "misc"}


def repository_files() -> list[Path]:
    """The files that are committed, or would be by `git add --all`."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    ).stdout.split("\0")
    return sorted({ROOT / name for name in listed if name and (ROOT / name).is_file()})


FILES = repository_files()
TEXTS = {
    path.relative_to(ROOT).as_posix(): path.read_text("utf-8")
    for path in FILES
    if path.suffix not in {".png", ".mo"}
}
PYTHON = {name: text for name, text in TEXTS.items() if name.endswith(".py")}
PACKAGES = {
    name: text for name, text in PYTHON.items() if name.startswith(("graph_loader/", "munigraph/"))
}


def names_matching(pattern: re.Pattern[str]) -> list[str]:
    return [name for name, text in TEXTS.items() if pattern.search(text)]


def test_no_file_names_the_host_of_a_package_registry() -> None:
    assert names_matching(REGISTRY_HOST) == []


def test_no_file_names_a_path_of_the_machine_it_was_written_on() -> None:
    assert names_matching(MACHINE_PATH) == []


@pytest.mark.parametrize(
    ("text", "is_found"),
    [
        ("see /" + "root/x", True),
        ("'/" + "home/someone/x'", True),
        ("https://example.org/" + "home/someone/", False),
        ("WORKDIR /home/munigraph/data", False),
    ],
)
def test_paths_of_a_machine_are_told_from_addresses(text: str, is_found: bool) -> None:
    assert bool(MACHINE_PATH.search(text)) is is_found


def test_javascript_is_ours_and_lies_in_the_package() -> None:
    scripts = {
        name: text for name, text in TEXTS.items() if name.endswith((".js", ".mjs", ".cjs", ".ts"))
    }
    stray = [name for name in scripts if not name.startswith("munigraph/")]
    foreign = [
        name
        for name, text in scripts.items()
        if re.search(r"@license|@preserve|copyright|sourceMappingURL", text, re.IGNORECASE)
        or max(map(len, text.splitlines()), default=0) > LONGEST_LINE_OF_OUR_JAVASCRIPT
    ]
    assert (stray, foreign) == ([], [])


def test_no_bundle_hides_in_another_kind_of_file() -> None:
    # A minified script or style is one very long line; tables and locks may have long lines.
    suffixes = (".py", ".html", ".css", ".jinja", ".svg", ".md", ".cypher", ".toml", ".yml")
    assert [
        name
        for name, text in TEXTS.items()
        if name.endswith(suffixes) and max(map(len, text.splitlines()), default=0) > 1000
    ] == []


@pytest.mark.parametrize("name", sorted(PACKAGES))
def test_a_module_does_one_job(name: str) -> None:
    length = len(PACKAGES[name].splitlines())
    assert length <= LONGEST_FILE or name in modules_with_a_reason_to_be_long()
    assert not VAGUE_NAMES & set(Path(name).with_suffix("").parts)


def modules_with_a_reason_to_be_long() -> set[str]:
    decisions = [text for name, text in TEXTS.items() if name.startswith("docs/decisions/")]
    return set(re.findall(r"`([\w/]+\.py)`", "\n".join(decisions)))


@pytest.mark.parametrize("name", sorted(PACKAGES))
def test_a_function_does_one_thing(name: str) -> None:
    functions = [
        node
        for node in ast.walk(ast.parse(PACKAGES[name]))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    ]
    assert [node.name for node in functions if lines_of(node) > LONGEST_FUNCTION] == []


def lines_of(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    docstring = (ast.get_docstring(function, clean=False) or "").splitlines()
    return (function.end_lineno or 0) - function.lineno + 1 - len(docstring)


@pytest.mark.parametrize("name", sorted(name for name in TEXTS if not name.endswith(".csv")))
def test_a_text_ends_with_one_line_end_and_no_line_with_a_blank(name: str) -> None:
    text = TEXTS[name]
    assert "\r" not in text
    assert text == "" or (text.endswith("\n") and not text.endswith("\n\n"))
    assert [line for line in text.split("\n") if line != line.rstrip(" \t")] == []


def locked_versions(name: str) -> dict[str, str]:
    lines = [line for line in TEXTS[name].splitlines() if not line.startswith(" ")]
    matched = [re.match(r"([a-z0-9-]+)==(\S+)", line) for line in lines]
    assert all(matched), "a line of the lock is not an exact version"
    return {found[1]: found[2] for found in matched if found}


@pytest.mark.parametrize("name", ["requirements.lock", "requirements-dev.lock"])
def test_the_lock_has_a_hash_for_each_version_and_no_address(name: str) -> None:
    assert "://" not in TEXTS[name]
    entries = re.split(r"\n(?=\S)", TEXTS[name])
    assert len(entries) == len(locked_versions(name)) > 50
    assert all("    --hash=sha256:" in entry for entry in entries)


def test_users_and_developers_have_the_same_versions() -> None:
    assert (
        locked_versions("requirements.lock").items()
        <= locked_versions("requirements-dev.lock").items()
    )


@pytest.mark.parametrize(
    ("group", "lock"), [("dependencies", "requirements.lock"), ("dev", "requirements-dev.lock")]
)
def test_the_lock_has_each_requirement_of_the_project(group: str, lock: str) -> None:
    project = tomllib.loads(TEXTS["pyproject.toml"])
    wanted = project["project"].get(group) or project["dependency-groups"][group]
    names = {re.split(r"[<>=; ]", line)[0] for line in wanted if isinstance(line, str)}
    assert names <= set(locked_versions(lock))


def test_the_changelog_begins_with_the_version_of_the_project() -> None:
    version = tomllib.loads(TEXTS["pyproject.toml"])["project"]["version"]
    headings = re.findall(r"^## (\S+)", TEXTS["CHANGELOG.md"], re.MULTILINE)
    assert headings[0] == version


def test_the_page_of_questions_says_what_the_catalogue_says() -> None:
    assert TEXTS["docs/questions.md"] == to_markdown(questions()), "run `make describe`"
