"""Scene -> the picture in a browser. The only file that knows pyvis.

pyvis makes the lists of nodes and edges that vis-network reads, and its wheel brings vis-network
itself. Its own page is not used: it asks other hosts for style sheets and lets text run as script.
Ours asks for nothing, and everything that comes from data stands in it as JSON or escaped text.
"""

import base64
import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from importlib.metadata import distribution
from pathlib import Path
from threading import Thread
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from munigraph.drawing import style
from munigraph.drawing.labels import FONT_SIZE
from munigraph.drawing.scene import Scene, SceneNode, SceneRelation
from munigraph.words import translator

VIS_ASSET = "assets/vis-network.js"
CODE_ASSET = "assets/picture.js"
"""Where a server offers the two scripts, relative to the page that shows the picture."""

_VIS_FILE = "pyvis/lib/vis-9.1.2/vis-network.min.js"
_CODE_FILE = Path(__file__).parent / "templates" / "picture.js"
_VIS_SHAPES = {"circle": "dot"}
_BEND = 0.22
_RING_ROOM = 8

_OPTIONS: dict[str, object] = {
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False},
    "interaction": {
        "hover": True,
        "tooltipDelay": 200,
        "hideEdgesOnDrag": False,
        # The wheel scrolls the page; picture.js lets it zoom once the picture has the focus.
        "zoomView": False,
        "keyboard": {"enabled": True, "bindToWindow": False, "autoFocus": False},
    },
}


@dataclass(frozen=True)
class _Page:
    """What the template needs besides the scene: how scripts come, and what may run."""

    scripts: tuple[Markup, ...]
    sources: tuple[str, ...]
    policy: str


@cache
def vis_script() -> bytes:
    """vis-network 9.1.2 (Apache-2.0 or MIT), as the installed pyvis brings it."""
    return Path(str(distribution("pyvis").locate_file(_VIS_FILE))).read_bytes()


@cache
def picture_script() -> bytes:
    """Our own code that starts vis-network and draws what it cannot."""
    return _CODE_FILE.read_bytes()


@cache
def warm_up() -> None:
    """Load pyvis on the side, once: it takes a third of a second, and only a picture needs it."""
    Thread(target=import_module, args=("pyvis.network",), daemon=True).start()


def to_frame(scene: Scene, address: Callable[[str], str] | None = None) -> str:
    """A page for a frame of the app, which fetches its two scripts from the same server.

    ``address`` gives the link that opens an entity in the app.
    """
    return _render(scene, _Page((), (VIS_ASSET, CODE_ASSET), _policy("script-src 'self'")), address)


def to_file(scene: Scene) -> str:
    """A page that holds everything, for a file that is opened without a server."""
    # A browser reads every line end as one sign before it compares the digest.
    texts = (script.decode().replace("\r\n", "\n") for script in (vis_script(), picture_script()))
    scripts = tuple(Markup(text) for text in texts)  # noqa: S704
    hashes = " ".join(f"'sha256-{_digest(script)}'" for script in scripts)
    return _render(scene, _Page(scripts, (), _policy(f"script-src {hashes}")), None)


def _policy(scripts: str) -> str:
    return f"default-src 'none'; {scripts}; style-src 'unsafe-inline'; img-src data:"


def _digest(script: str) -> str:
    return base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()


def _render(scene: Scene, page: _Page, address: Callable[[str], str] | None) -> str:
    return (
        _environment()
        .get_template("picture.html")
        .render(
            scene=scene,
            page=page,
            data=_safe_json(_data(scene, address)),
            style=style,
            theme=scene.theme,
            _=translator(scene.lang),
        )
    )


@cache
def _environment() -> Environment:
    return Environment(
        loader=PackageLoader("munigraph.drawing"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def _safe_json(value: object) -> Markup:
    """JSON that ends no script element and opens no comment, whatever text is in it."""
    text = json.dumps(value, ensure_ascii=True, separators=(",", ":"))
    for sign in "<>&":
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    return Markup(text)  # noqa: S704


def _data(scene: Scene, address: Callable[[str], str] | None) -> dict[str, object]:
    """What picture.js reads."""
    nodes, edges, options = _lists(scene)
    _ = translator(scene.lang)
    return {
        "nodes": nodes,
        "edges": edges,
        "options": options,
        "width": scene.width,
        "height": scene.height,
        "chosen": next((node.id for node in scene.nodes if node.is_chosen), None),
        "ring": style.PRIMARY.of(scene.theme),
        "mark": {
            "font": f"{FONT_SIZE - 2}px {style.FONT}",
            "colour": style.MUTED.of(scene.theme),
            "rim": style.BACKGROUND.of(scene.theme),
        },
        "links": {node.id: address(node.id) for node in scene.nodes} if address else {},
        "words": {"open": _("Open in Explore")},
    }


def _lists(scene: Scene) -> tuple[list[object], list[object], object]:
    """Nodes, edges and options as vis-network wants them, made by pyvis."""
    from pyvis.network import Network  # it loads IPython; see warm_up

    network = Network(directed=True, heading="", select_menu=False)
    network.set_options(json.dumps(_OPTIONS))
    for node in scene.nodes:
        network.add_node(node.id, **_node(node, scene))
    for relation in scene.relations:
        network.add_edge(relation.from_id, relation.to_id, **_edge(relation, scene))
    nodes, edges, _heading, _height, _width, options = network.get_network_data()
    return nodes, edges, json.loads(options)


def _node(node: SceneNode, scene: Scene) -> dict[str, Any]:
    background = style.BACKGROUND.of(scene.theme)
    colour = node.style.colour.of(scene.theme)
    is_inside = node.style.is_label_inside
    font: dict[str, object] = {"face": style.FONT, "size": FONT_SIZE}
    if is_inside:
        font["color"] = background
    else:
        # A rim in the colour of the ground keeps a label readable where a line runs under it.
        font |= {"color": style.TEXT.of(scene.theme), "strokeWidth": 4, "strokeColor": background}
        font["vadjust"] = _RING_ROOM if node.is_chosen else 0
    return {
        "label": node.label,
        "title": node.explanation,
        "shape": _VIS_SHAPES.get(node.style.shape, node.style.shape),
        "size": node.radius,
        "x": node.x,
        "y": node.y,
        "color": {
            "background": colour,
            "border": background,
            "highlight": {"background": colour, "border": style.TEXT.of(scene.theme)},
            "hover": {"background": colour, "border": style.TEXT.of(scene.theme)},
        },
        "borderWidth": 1,
        "borderWidthSelected": 3,
        "font": font,
        "margin": {"top": 7, "bottom": 7, "left": 10, "right": 10},
        "shapeProperties": {"borderRadius": 5},
    }


def _edge(relation: SceneRelation, scene: Scene) -> dict[str, Any]:
    background = style.BACKGROUND.of(scene.theme)
    line = relation.style
    colour = line.colour.of(scene.theme)
    if relation.status == "unknown":
        colour = style.faded(colour, background)
    dashes = style.broken(line.dashes) if relation.status == "ended" else line.dashes
    arrows: dict[str, object] = {"to": {"enabled": line.has_arrow, "scaleFactor": 0.6}}
    if relation.is_inferred:
        ring = _open_circle(colour, background)
        arrows["middle"] = {
            "enabled": True,
            "type": "image",
            "src": ring,
            "imageWidth": 12,
            "imageHeight": 12,
        }
    return {
        "id": relation.id,
        "title": relation.explanation,
        # picture.js draws it: vis-network would put every mark into the crowd near the middle.
        "mark": relation.label,
        "width": line.width,
        "color": {"color": colour, "highlight": colour, "hover": colour},
        "dashes": list(dashes) or False,
        "arrows": arrows,
        "smooth": _bend(relation),
        "selectionWidth": 1.5,
        "hoverWidth": 1,
    }


def _bend(relation: SceneRelation) -> dict[str, object] | bool:
    """The way of the line: the only one of a pair is straight, others bend to their side.

    vis-network bends as seen from where a line begins, lanes count from the smaller id.
    """
    if not relation.lane:
        return False
    is_clockwise = (relation.lane > 0) == (relation.from_id < relation.to_id)
    return {
        "enabled": True,
        "type": "curvedCW" if is_clockwise else "curvedCCW",
        "roundness": _BEND * abs(relation.lane),
    }


def _open_circle(colour: str, background: str) -> str:
    svg = (
        '<svg xmlns="http://www.w3.org/2000/svg" width="24" height="24">'
        f'<circle cx="12" cy="12" r="9" fill="{background}" stroke="{colour}" stroke-width="4"/>'
        "</svg>"
    )
    return f"data:image/svg+xml;base64,{base64.b64encode(svg.encode()).decode()}"
