"""The parts of the ASGI application that `app.py` puts around the pages."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.routing import Route
from starlette.types import ASGIApp
from streamlit import cli_util, config
from streamlit.starlette import App

from coach.settings import Settings, default_settings
from coach.web.guard import Guard
from coach.web.headers import SecurityHeaders
from coach.web.health import Health, Part
from coach.web.heap import keep_small
from coach.web.sending import send_at_once


def routes() -> list[Route]:
    """What is answered beside the pages."""
    health = Health(Part("scoring", _score_a_note), Part("database", _ask_the_database))
    return [Route("/healthz", health.endpoint)]


def _score_a_note() -> None:
    # Loads the model and the database's packages, which no server has to wait for before it listens.
    from coach.web.checks import score_a_note

    score_a_note()


def _ask_the_database() -> None:
    from coach.web.checks import ask_the_database

    ask_the_database()


def middleware(settings: Settings | None = None) -> list[Middleware]:
    """From the outside to the inside; raises InvalidOptions for a variable that cannot be followed."""
    settings = settings or default_settings()
    return [
        Middleware(SecurityHeaders, https=settings.https),
        Middleware(own_host),
        Middleware(Guard, token=settings.metrics_token),
    ]


def own_host(app: ASGIApp) -> ASGIApp:
    """Refuses requests to other host names than server.allowedHosts, which Streamlit asks of the WebSocket alone."""
    return TrustedHostMiddleware(app, config.get_option("server.allowedHosts") or ["*"], www_redirect=False)


@asynccontextmanager
async def lifespan(_app: App) -> AsyncIterator[None]:
    """Opens the browser once the server listens, unless it is headless: an app of this kind has to do that itself."""
    keep_small()  # before the threads of many people each find a heap of their own
    send_at_once()
    if not config.get_option("server.headless"):
        address = f"http://localhost:{config.get_option('server.port')}"
        asyncio.get_running_loop().call_soon(cli_util.open_browser, address)
    yield
