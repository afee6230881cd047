"""What only some tests need and pip cannot bring: Java and Maven for a real Neo4j, and Chromium.

Where ``CI`` is set a missing one is installed (``python -m tests.needs``), and one that is still
missing is a failure. Elsewhere the tests that need it are skipped, with the line that installs it.
"""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

OLDEST_JAVA = 17


def is_ci() -> bool:
    """Whether nobody is there to install something."""
    return bool(os.environ.get("CI"))


def find_java() -> Path | None:
    """A Java that Neo4j 5.26 runs on: that of ``JAVA_HOME``, else the one on the path."""
    home = os.environ.get("JAVA_HOME")
    java = shutil.which("java", path=str(Path(home, "bin"))) if home else None
    java = java or shutil.which("java")
    if java is None:
        return None
    said = subprocess.run([java, "-version"], capture_output=True, text=True, check=False).stderr
    version = re.search(r'version "(\d+)', said)
    return Path(java) if version and int(version[1]) >= OLDEST_JAVA else None


def find_maven() -> Path | None:
    """Maven, which fetches the Neo4j of the tests."""
    maven = shutil.which("mvn")
    return Path(maven) if maven else None


def find_chromium() -> Path | None:
    """The browser that ``CHROMIUM`` names, else the first of its family on the path."""
    names = (os.environ.get("CHROMIUM", ""), "chromium", "chromium-browser", "google-chrome")
    found = next((path for name in names if name and (path := shutil.which(name))), None)
    return Path(found) if found else None


@dataclass(frozen=True)
class Need:
    """One program that is not Python: how to find it and what installs it."""

    name: str
    find: Callable[[], Path | None]
    package: str
    """Of Debian and Ubuntu."""
    formula: str
    """Of Homebrew."""

    def install_line(self) -> str:
        """What a person types to have it, on the system they are on."""
        if shutil.which("brew"):
            return f"brew install {self.formula}"
        if shutil.which("apt-get"):
            return f"sudo apt-get install {self.package}"
        return f"install {self.name} with the package manager of this system"


JAVA = Need(f"Java {OLDEST_JAVA} or newer", find_java, "default-jre-headless", "openjdk")
MAVEN = Need("Maven", find_maven, "maven", "maven")
CHROMIUM = Need("Chromium", find_chromium, "chromium", "--cask chromium")
NEEDS = (JAVA, MAVEN, CHROMIUM)


def missing_needs() -> tuple[Need, ...]:
    """Those of ``NEEDS`` that this machine lacks."""
    return tuple(need for need in NEEDS if need.find() is None)


def install(needs: tuple[Need, ...]) -> None:
    """Install with the package manager of Debian and Ubuntu; it says itself what it cannot do."""
    if shutil.which("apt-get") is None:
        return
    apt_get = ["apt-get"] if os.geteuid() == 0 else ["sudo", "-n", "apt-get"]
    # What it says goes to stderr: pytest's own line stays the last on stdout.
    for words in (["update", "-qq"], ["install", "-y", "-qq", *(need.package for need in needs)]):
        subprocess.run(
            [*apt_get, *words],
            check=False,
            stdin=subprocess.DEVNULL,
            stdout=sys.stderr,
            env={**os.environ, "DEBIAN_FRONTEND": "noninteractive"},
        )


def main() -> int:
    """Say what is missing, and where ``CI`` is set install it; 1 when it is missing after that."""
    if is_ci() and (missing := missing_needs()):
        install(missing)
    missing = missing_needs()
    for need in missing:
        sys.stderr.write(f"{need.name} is not here. To have it: {need.install_line()}\n")
    return 1 if missing and is_ci() else 0


if __name__ == "__main__":
    sys.exit(main())
