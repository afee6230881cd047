"""Small pictures of the screens for the documentation: ``python -m tests.browser.screenshots``.

Needs Chromium. The real data are loaded into a store of its own, which is gone afterwards.
"""

import io
from itertools import product
from pathlib import Path
from typing import Literal

from PIL import Image
from playwright.sync_api import Browser, sync_playwright

from tests.browser.conftest import CHROMIUM_WORDS, Visit, served, settings_in
from tests.needs import CHROMIUM
from tests.store.homes import a_home

FOLDER = Path(__file__).parents[2] / "docs" / "screenshots"
SCREENS = {
    "start": "/",
    "explore": "/explore?actor=org:fcm",
    "sources": "/sources",
}
LANGUAGES = ("en", "fr")
WIDTHS = (400, 1280)
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
COLOURS = 40
LARGEST_BYTES = 60_000


def main() -> None:
    """Every screen in each language, width and scheme, as ``explore-fr-400-dark.png``."""
    chromium = CHROMIUM.find()
    if chromium is None:
        raise SystemExit(f"{CHROMIUM.name} is not here: {CHROMIUM.install_line()}")
    FOLDER.mkdir(parents=True, exist_ok=True)
    with a_home() as home, served(settings_in(home)) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=CHROMIUM_WORDS)
        for screen, lang, width, scheme in product(SCREENS, LANGUAGES, WIDTHS, SCHEMES):
            picture = small(take(browser, address, SCREENS[screen], lang, width, scheme))
            (FOLDER / f"{screen}-{lang}-{width}-{scheme}.png").write_bytes(picture)
        browser.close()


def take(
    browser: Browser,
    address: str,
    path: str,
    lang: str,
    width: int,
    scheme: Literal["light", "dark"],
) -> bytes:
    """The screen down to a readable part of its length."""
    height = 1400 if width < 700 else 900
    page = browser.new_page(viewport={"width": width, "height": height}, color_scheme=scheme)
    Visit(page, address).open(f"{path}{'&' if '?' in path else '?'}lang={lang}")
    picture = page.screenshot()
    page.close()
    return picture


def small(picture: bytes) -> bytes:
    """The same picture with few colours, made smaller until it is small enough to keep."""
    image = Image.open(io.BytesIO(picture)).convert("RGB")
    scale = 1.0
    while True:
        size = (round(image.width * scale), round(image.height * scale))
        file = io.BytesIO()
        smaller = image.resize(size, Image.Resampling.LANCZOS) if scale < 1 else image
        smaller.quantize(
            COLOURS, Image.Quantize.MAXCOVERAGE, kmeans=2, dither=Image.Dither.NONE
        ).save(file, "PNG", optimize=True)
        if file.tell() <= LARGEST_BYTES:
            return file.getvalue()
        scale *= 0.9


if __name__ == "__main__":
    main()
