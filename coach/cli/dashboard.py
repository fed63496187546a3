"""The command that opens the dashboard."""

import subprocess
import sys
import tomllib
from typing import Annotated

import typer

from coach.domain.sign_in_rules import SignInRules, read_auth
from coach.errors import InvalidSignIn
from coach.settings import Settings, default_settings


def run(
    port: Annotated[int, typer.Option(help="Port on this machine.", min=1, max=65535)] = 8501,
    browser: Annotated[bool, typer.Option(help="Open the page in the browser.")] = True,
) -> None:
    """Open the dashboard. It listens on this machine only; for a server see docs/server.md."""
    settings = default_settings()
    rules = sign_in_rules(settings)
    typer.echo(f"Follow-Up Coach: http://localhost:{port}  (Ctrl+C stops it)")
    command = [
        sys.executable, "-m", "streamlit", "run", str(settings.app),
        f"--server.port={port}", f"--server.headless={str(not browser).lower()}", "--server.showEmailPrompt=false",
        # Nobody else's: another program's secrets in the user's folder must not make this one ask for a sign-in.
        f"--secrets.files={settings.secrets}",
        *(f"--server.allowedHosts={host}" for host in hosts(rules)),
    ]  # fmt: skip
    # Streamlit reads .streamlit/config.toml, our safe settings, from the folder it is started in.
    try:
        raise typer.Exit(subprocess.run(command, cwd=settings.root, check=False).returncode)  # noqa: S603
    except KeyboardInterrupt:
        raise typer.Exit(0) from None


def sign_in_rules(settings: Settings) -> SignInRules | None:
    """How people sign in, None where they need not; raises InvalidSignIn before anything is served."""
    try:
        kept = tomllib.loads(settings.secrets.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return None
    except (OSError, ValueError) as error:
        raise InvalidSignIn(f"{settings.secrets} can't be read: {error}") from error
    return read_auth(kept["auth"]) if "auth" in kept else None


def hosts(rules: SignInRules | None) -> tuple[str, ...]:
    """The names under which the server may be asked for; a guard against DNS rebinding."""
    return ("localhost", "127.0.0.1", rules.host) if rules else ()
