"""What `coach run` starts: on a machine of one's own, and on a server where people sign in."""

import subprocess
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from coach.cli.program import app
from coach.errors import InvalidSignIn
from coach.settings import default_settings


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """The commands that would have been run."""
    commands: list[list[str]] = []

    def run(command: list[str], **_: Any) -> subprocess.CompletedProcess[bytes]:
        commands.append(command)
        return subprocess.CompletedProcess(command, 0)

    monkeypatch.setattr(subprocess, "run", run)
    return commands


def secrets(text: str) -> Path:
    file = default_settings().secrets
    file.parent.mkdir(parents=True)
    file.write_text(text, encoding="utf-8")
    return file


def test_only_the_secrets_beside_the_record_are_read(started: list[list[str]]) -> None:
    assert CliRunner().invoke(app, ["run", "--no-browser"]).exit_code == 0
    assert f"--secrets.files={default_settings().secrets}" in started[0]
    assert not [one for one in started[0] if one.startswith("--server.allowedHosts")]


def test_a_server_answers_to_the_name_that_people_are_sent_back_to(started: list[list[str]]) -> None:
    secrets(
        '[auth]\nredirect_uri = "https://careers.example.org/oauth2callback"\n'
        f'cookie_secret = "{"x" * 32}"\nclient_id = "coach"\nclient_secret = "y"\n'
        'server_metadata_url = "https://login.example.org/.well-known/openid-configuration"\n'
    )
    assert CliRunner().invoke(app, ["run", "--no-browser"]).exit_code == 0
    hosts = [one for one in started[0] if one.startswith("--server.allowedHosts")]
    assert hosts == [f"--server.allowedHosts={host}" for host in ("localhost", "127.0.0.1", "careers.example.org")]


@pytest.mark.parametrize("text", ["[auth]", "[auth", "auth = 1", '[auth]\nclient_id = "coach"'])
def test_a_broken_set_up_is_not_even_started(started: list[list[str]], text: str) -> None:
    secrets(text)
    assert isinstance(CliRunner().invoke(app, ["run", "--no-browser"]).exception, InvalidSignIn)
    assert not started
