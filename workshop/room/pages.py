"""The room's pages, scripts and style sheets, as they go over the wire."""

from __future__ import annotations

import gzip
import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.requests import HTTPConnection, Request
from starlette.responses import HTMLResponse, PlainTextResponse, Response
from starlette.routing import Route

from workshop.forms import bundle

HERE = Path(__file__).resolve().parent
STATIC = HERE / "static"
SCRIPTS = ("participant", "facilitator", "projector")
FOR_EVER = "public, max-age=31536000, immutable"
_SMALL = 1000
_SHARED = 100
"""Packed answers that are kept: those of every team in one step, and some more."""


@dataclass(frozen=True, slots=True)
class Asset:
    """A script or a style sheet, packed once."""

    packed: bytes
    media_type: str


@cache
def assets() -> Mapping[str, Asset]:
    """Return every script and style sheet by its name."""
    texts = {f"{name}.js": bundle.joined(STATIC, f"{name}.js", bundle.STATIC) for name in SCRIPTS}
    texts["form.css"] = bundle.styles()
    texts |= {path.name: path.read_text(encoding="utf-8") for path in sorted(STATIC.glob("*.css"))}
    return {
        name: Asset(gzip.compress(text.encode(), 9, mtime=0), _media_type(name))
        for name, text in texts.items()
    }


def _media_type(name: str) -> str:
    return "text/css" if name.endswith(".css") else "text/javascript"


@cache
def version() -> str:
    """Return what changes with any script or style sheet: it is part of their address."""
    whole = hashlib.sha256()
    for name, asset in sorted(assets().items()):
        whole.update(name.encode() + asset.packed)
    return whole.hexdigest()[:12]


def asset_response(name: str, accepts: str) -> Response | None:
    """Return a script or style sheet; None when there is none of that name."""
    asset = assets().get(name)
    if asset is None:
        return None
    headers = {"Cache-Control": FOR_EVER, "Vary": "Accept-Encoding"}
    if "gzip" not in accepts:
        return Response(gzip.decompress(asset.packed), headers=headers, media_type=asset.media_type)
    return Response(
        asset.packed, headers={**headers, "Content-Encoding": "gzip"}, media_type=asset.media_type
    )


async def _static(asked: Request) -> Response:
    accepts = asked.headers.get("accept-encoding", "")
    return asset_response(asked.path_params["name"], accepts) or PlainTextResponse("", 404)


def static_route() -> Route:
    """Return the route by which scripts and style sheets are fetched."""
    return Route("/static/{version}/{name}", _static)


@cache
def _environment() -> Environment:
    return Environment(
        loader=FileSystemLoader(HERE / "pages"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def page(
    asked: HTTPConnection, template: str, given: Mapping[str, Any], *, status: int = 200, **told: Any
) -> Response:
    """Return a page.

    Parameters
    ----------
    asked
        The request, which knows below which path the room lies.
    template
        The page's template.
    given
        What the template says.
    status
        The status of the response.
    told
        What the page's script is told, as data.
    """
    root = asked.scope.get("root_path", "")
    data = json.dumps({"root": root, **told}, ensure_ascii=False)
    text = (
        _environment()
        .get_template(f"{template}.html")
        .render(root=root, static=f"{root}/static/{version()}", data=data, **given)
    )
    return packed(HTMLResponse(text, status), asked)


def packed(response: Response, asked: HTTPConnection, is_shared: bool = False) -> Response:
    """Return a response that is packed where that pays and the browser can unpack it.

    What many are given alike ``is_shared``: it is packed once.
    """
    body = bytes(response.body)
    if len(body) > _SMALL and "gzip" in asked.headers.get("accept-encoding", ""):
        response.body = _packed_once(body) if is_shared else _packed(body)
        response.headers["Content-Length"] = str(len(response.body))
        response.headers["Content-Encoding"] = "gzip"
        response.headers["Vary"] = "Accept-Encoding"
    return response


def _packed(body: bytes) -> bytes:
    return gzip.compress(body, 5, mtime=0)


_packed_once = lru_cache(_SHARED)(_packed)
