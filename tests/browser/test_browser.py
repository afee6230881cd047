"""What a visitor sees and does, in a real browser, on the real data."""

import json
from importlib.resources import files
from typing import Literal

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Visit

AXE = files("axe_playwright_python").joinpath("axe.min.js").read_text("utf-8")
SCREENS = (
    "/",
    "/?question=coverage_by_country",
    "/explore",
    "/explore?q=Cotes+d%27Ivoire",
    "/explore?actor=org:fcm",
    "/explore?actor=org:uclg&view=table",
    "/explore?actor=prog:pmi-led&view=list",
    "/sources",
    "/sources?source=src:76272a2387",
)
INK = """canvas => {
  const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
  const colours = new Set();
  for (let i = 0; i < data.length; i += 4)
    if (data[i + 3] === 255) colours.add((data[i] << 16) + (data[i + 1] << 8) + data[i + 2]);
  return colours.size;
}"""

BEYOND_THE_SIDE = """() => [...document.querySelectorAll(".page *, .stForm, .stIFrame")]
  .filter(element => element.getClientRects().length && !element.closest(".skip, .wide thead")
    && element.getBoundingClientRect().right > innerWidth + 1)
  .map(element => element.outerHTML)"""

ColourScheme = Literal["light", "dark"]


def in_french(path: str) -> str:
    return f"{path}{'&' if '?' in path else '?'}lang=fr"


def test_a_visitor_searches_picks_an_actor_and_sees_its_picture(visit: Visit) -> None:
    page = visit.open("/")
    page.get_by_label("Actor, program or place").fill("FCM")
    page.keyboard.press("Enter")
    page.get_by_role("link", name="Federation of Canadian Municipalities").first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("(FCM)")
    picture = page.frame_locator("iframe")
    expect(picture.locator("html")).to_have_attribute("data-state", "painted")
    assert picture.locator("canvas").evaluate(INK) > 10
    assert "actor=org:fcm" in page.url


def test_what_is_chosen_in_the_picture_is_said_in_words(visit: Visit) -> None:
    page = visit.open("/explore?actor=org:fcm")
    frame = page.frame_locator("iframe")
    frame.get_by_role("img").focus()
    # In the middle of the picture is the middle of all boxes, so the place is asked for.
    place = frame.locator("#picture").evaluate(
        """box => {
            const scene = JSON.parse(document.getElementById("scene").textContent);
            const chosen = scene.nodes.find(node => node.id === scene.chosen);
            const scale = Math.min(1.2, box.clientWidth / (scene.width + 48),
                                   box.clientHeight / (scene.height + 48));
            return { x: box.clientWidth / 2 + chosen.x * scale,
                     y: box.clientHeight / 2 + chosen.y * scale };
        }"""
    )
    frame.locator("canvas").click(position=place)
    said = frame.get_by_role("status")
    expect(said).to_contain_text("Federation of Canadian Municipalities")
    link = said.get_by_role("link", name="Open in Explore")
    expect(link).to_have_attribute("href", "explore?actor=org:fcm")


def test_the_picture_the_table_and_the_list_are_one_click_apart(visit: Visit) -> None:
    page = visit.open("/explore?actor=org:uclg")
    page.get_by_text("Table", exact=True).click()
    expect(page.get_by_role("table")).to_contain_text("Metropolis")
    page.get_by_text("List", exact=True).click()
    expect(page.locator(".list h3").first).to_contain_text("Membership")
    page.reload()
    expect(page.locator(".list h3").first).to_contain_text("Membership")


def test_a_relation_opens_to_its_claims_and_leads_to_its_source(visit: Visit) -> None:
    page = visit.open("/explore?actor=org:uclg&view=table")
    relation = page.locator(".panel details").first
    relation.locator("summary").click()
    expect(relation.get_by_text("Status")).to_be_visible()
    expect(relation.get_by_role("link", name="open the page").first).to_be_visible()
    note = relation.locator(".notes a").first
    number = (note.text_content() or "").strip("[]")
    note.click()
    expect(page.locator(f"#source-{number}")).to_be_in_viewport()


def test_another_actor_is_a_link_away_and_back_leads_back(visit: Visit) -> None:
    page = visit.open("/explore?actor=org:uclg&view=list")
    page.locator(".list a").get_by_text("Metropolis", exact=True).first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Metropolis")
    page.go_back()
    expect(page.get_by_role("heading", level=1)).to_contain_text("UCLG")


def test_the_language_changes_with_everything_else_kept(visit: Visit) -> None:
    page = visit.open("/explore?actor=org:fcm&view=table&families=alliance")
    rows = page.locator(".relations tbody tr").count()
    assert page.evaluate("document.documentElement.lang") == "en"
    page.get_by_role("link", name="Français").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Fédération canadienne")
    expect(page.locator(".relations tbody tr")).to_have_count(rows)
    assert page.evaluate("document.documentElement.lang") == "fr"
    page.get_by_role("link", name="Accueil").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Que voulez-vous savoir")
    assert page.evaluate("document.documentElement.lang") == "fr"


@pytest.mark.parametrize("path", SCREENS)
def test_a_french_page_is_all_french_and_nothing_is_cut_off(visit: Visit, path: str) -> None:
    page = visit.open(in_french(path))
    seen = page.evaluate(
        """() => [document.body.innerText, ...[...document.querySelectorAll("*")].flatMap(element =>
            ["aria-label", "title", "placeholder", "alt"].map(name => element.getAttribute(name)))]
            .filter(Boolean).join("\\n")"""
    )
    for words in (
        "Skip to main content",
        "Press Enter",
        "Running",
        "Deploy",
        "st.iframe",
        "Choose",
    ):
        assert words not in seen
    for width in (1280, 400):
        page.set_viewport_size({"width": width, "height": 900})
        assert page.evaluate(BEYOND_THE_SIDE) == []


@pytest.mark.parametrize(
    ("scheme", "path"),
    [*(("light", path) for path in SCREENS), *(("dark", p) for p in SCREENS[3:6])],
)
def test_axe_finds_nothing_serious(visit: Visit, scheme: ColourScheme, path: str) -> None:
    visit.page.emulate_media(color_scheme=scheme)
    assert serious_findings(visit.open(path)) == []


def test_a_page_follows_the_system_from_light_to_dark(visit: Visit) -> None:
    page = visit.open("/sources")
    page.emulate_media(color_scheme="dark")
    expect(page.get_by_role("heading", level=1)).to_have_css("color", "rgb(232, 236, 241)")
    expect(page.locator(".stApp")).to_have_css("background-color", "rgb(17, 22, 28)")


def serious_findings(page: Page) -> list[str]:
    found = []
    for frame in page.frames:
        # Not as an element: the page's own policy would not let it run.
        frame.evaluate(AXE)
        report = frame.evaluate("axe.run(document, { iframes: false })")
        found += [
            f"{finding['id']}: {json.dumps([node['html'] for node in finding['nodes']])[:400]}"
            for finding in report["violations"]
            if finding["impact"] in ("serious", "critical")
        ]
    return found


def test_the_keyboard_reaches_the_picture_and_leaves_it(visit: Visit) -> None:
    page = visit.open("/explore?actor=org:uclg")
    frame = page.frame_locator("iframe")
    frame.get_by_role("img").focus()
    expect(frame.get_by_role("img")).to_be_focused()
    page.keyboard.press("Tab")
    expect(frame.get_by_role("button", name="Closer")).to_be_focused()


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/explore?q=img",
        "/explore?actor=org:a",
        "/explore?actor=org:a&view=table",
        "/explore?actor=org:b&view=list",
        "/sources",
        "/sources?source=src:a",
        "/?question=actor_relations&actor=org:a",
        "/explore?q=%3Cimg%20src%3Dx%20onerror%3D%22window.wasHacked%3Dtrue%22%3E",
    ],
)
def test_script_in_data_and_in_the_address_never_runs(hostile_visit: Visit, path: str) -> None:
    page = hostile_visit.open(path)
    if page.locator("iframe").count():
        page.frame_locator("iframe").locator("canvas").hover()
    page.evaluate("() => new Promise(done => requestAnimationFrame(() => setTimeout(done)))")
    assert [f.evaluate("window.wasHacked") for f in page.frames] == [None] * len(page.frames)
    assert page.locator("img[src=x]").count() == 0


def test_the_server_says_what_may_run_and_who_may_frame_it(visit: Visit) -> None:
    response = visit.page.goto(f"{visit.address}/?lang=fr")
    assert response
    headers = response.headers
    assert "script-src 'self' 'sha256-" in headers["content-security-policy"]
    assert "'unsafe-eval'" not in headers["content-security-policy"]
    assert "frame-ancestors 'self'" in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"
    assert '<html lang="fr">' in response.text()


def test_the_scripts_of_the_picture_are_kept_by_the_browser(visit: Visit) -> None:
    first = visit.page.request.get(f"{visit.address}/assets/vis-network.js")
    assert first.headers["cache-control"] == "public, max-age=3600"
    again = visit.page.request.get(
        f"{visit.address}/assets/vis-network.js", headers={"If-None-Match": first.headers["etag"]}
    )
    assert again.status == 304
