"""The command that opens the dashboard."""

import subprocess
import sys
from typing import Annotated

import typer


def run(
    port: Annotated[int, typer.Option(help="Port on this machine.", min=1, max=65535)] = 8501,
    browser: Annotated[bool, typer.Option(help="Open the page in the browser.")] = True,
) -> None:
    """Open the dashboard. It listens on this machine only."""
    from coach.settings import default_settings

    settings = default_settings()
    typer.echo(f"Follow-Up Coach: http://localhost:{port}  (Ctrl+C stops it)")
    command = [
        sys.executable, "-m", "streamlit", "run", str(settings.app),
        f"--server.port={port}", f"--server.headless={str(not browser).lower()}", "--server.showEmailPrompt=false",
    ]  # fmt: skip
    # Streamlit reads .streamlit/config.toml, our safe settings, from the folder it is started in.
    try:
        raise typer.Exit(subprocess.run(command, cwd=settings.root, check=False).returncode)  # noqa: S603
    except KeyboardInterrupt:
        raise typer.Exit(0) from None
