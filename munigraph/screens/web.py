"""What the server adds to Streamlit's own: look, two scripts, headers, and the page's language.

Nothing is asked of another host, and no script runs that did not come with the program.
"""

import base64
import hashlib
import logging
import re
from collections.abc import Callable
from urllib.parse import parse_qs

from starlette.datastructures import MutableHeaders
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit import config

from munigraph.drawing import network, style
from munigraph.drawing.theme import streamlit_options
from munigraph.screens import markup, session
from munigraph.words import LANGUAGES, translator

_LOG = logging.getLogger(__name__)
_INLINE_SCRIPT = re.compile(r"<script>(.*?)</script>", re.DOTALL)
# Where Streamlit's own routes are: else it looks for them below each screen first, and fails aloud.
_SERVER = 'window.__streamlit = {BACKEND_BASE_URL: new URL("./", document.baseURI).href}'
_ICON = (
    f"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 32 32'><g fill='{style.PRIMARY.light}' "
    f"stroke='{style.PRIMARY.light}' stroke-width='2'><path d='M7 8 16 24 25 8'/>"
    "<circle cx='7' cy='8' r='5'/><circle cx='25' cy='8' r='5'/><circle cx='16' cy='24' r='6'/>"
    "</g></svg>"
)


def set_look() -> None:
    """Give Streamlit our look and leave out what it says in English only."""
    for name, value in streamlit_options().items():
        config.set_option(name, value)


def routes() -> list[Route]:
    """The plain routes besides Streamlit's own."""
    return [
        Route(f"/{network.VIS_ASSET}", _script(network.vis_script)),
        Route(f"/{network.CODE_ASSET}", _script(network.picture_script)),
    ]


def middleware() -> list[Middleware]:
    """What every answer of the server passes through."""
    return [Middleware(PageMiddleware)]


def show_error(error: Exception) -> bool:
    """Say in the reader's language that this is our fault; the server's log says what it was."""
    _ = translator(session.lang())
    _LOG.error("A screen failed", exc_info=error)
    what = _("This page cannot be shown: something went wrong in the program.")
    hint = _("Your data are safe. Go back, or try another actor; the log of the program says more.")
    markup.show("notice.html", what=what, hint=hint)
    return True


def _script(read: Callable[[], bytes]) -> Callable[[Request], Response]:
    def respond(request: Request) -> Response:
        body = read()
        tag = f'"{hashlib.sha256(body).hexdigest()[:32]}"'
        headers = {"ETag": tag, "Cache-Control": "public, max-age=3600"}
        if request.headers.get("if-none-match") == tag:
            return Response(status_code=304, headers=headers)
        return Response(body, media_type="text/javascript", headers=headers)

    return respond


class PageMiddleware:
    """Sets the headers of safety, and writes the reader's language into Streamlit's page."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on; a page is held back until it is whole."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        scope = _without_compression(scope)
        start: Message = {}
        body = b""

        async def send_on(message: Message) -> None:
            nonlocal start, body
            if message["type"] == "http.response.start":
                start = message
                _secure(MutableHeaders(scope=message), policy(""))
                if not _is_page(message):
                    start = {}
                    await send(message)
                return
            if not start:
                await send(message)
                return
            body += message.get("body", b"")
            if not message.get("more_body"):
                page = localize(body.decode(), _lang(scope))
                headers = MutableHeaders(scope=start)
                # Their value would be that of the page before it was rewritten.
                del headers["etag"], headers["last-modified"]
                headers["content-length"] = str(len(page.encode()))
                headers["content-security-policy"] = policy(page)
                await send(start)
                await send({"type": "http.response.body", "body": page.encode()})

        await self.app(scope, receive, send_on)


def _without_compression(scope: Scope) -> Scope:
    """The request; for a page, one for plain text: what is packed cannot be rewritten."""
    headers = dict(scope["headers"])
    if b"text/html" not in headers.get(b"accept", b""):
        return scope
    kept = [(name, value) for name, value in scope["headers"] if name != b"accept-encoding"]
    return {**scope, "headers": kept}


def _is_page(start: Message) -> bool:
    headers = MutableHeaders(scope=start)
    return headers.get("content-type", "").startswith("text/html")


def _lang(scope: Scope) -> str:
    asked = parse_qs(scope["query_string"].decode("latin-1")).get("lang", [""])[0]
    return asked if asked in LANGUAGES else "en"


def _secure(headers: MutableHeaders, content_policy: str) -> None:
    headers["content-security-policy"] = content_policy
    headers["x-content-type-options"] = "nosniff"
    headers["referrer-policy"] = "no-referrer"


def policy(page: str) -> str:
    """The content security policy of a page: the scripts of this server, and its own by digest."""
    digests = (
        base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
        for script in _INLINE_SCRIPT.findall(page)
    )
    scripts = " ".join(["'self'", *(f"'sha256-{digest}'" for digest in digests)])
    return (
        f"default-src 'self'; script-src {scripts}; style-src 'self' 'unsafe-inline'; "
        "img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self' ws: wss:; "
        "frame-src 'self'; frame-ancestors 'self'; object-src 'none'; base-uri 'self'; "
        "form-action 'self'"
    )


def localize(page: str, lang: str) -> str:
    """Streamlit's page in the reader's language, with our name and icon."""
    title = translator(lang)("Municipal Network Explorer")
    icon = base64.b64encode(_ICON.encode()).decode()
    return (
        page.replace('<html lang="en">', f'<html lang="{lang}">')
        .replace("<title>Streamlit</title>", f"<title>{title}</title>")
        .replace("<script>", f"<script>{_SERVER}</script>\n    <script>", 1)
        .replace('href="./favicon.png"', f'href="data:image/svg+xml;base64,{icon}"')
    )
