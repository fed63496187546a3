"""Where things are kept."""

from datetime import timedelta
from pathlib import Path

import pytest

from coach.errors import InvalidOptions
from coach.settings import default_settings, find_zone


def test_the_record_lies_in_the_home_that_is_named(tmp_path: Path) -> None:
    settings = default_settings({"COACH_HOME": str(tmp_path)})
    assert settings.database_url == f"sqlite:///{tmp_path}/record.db"
    assert settings.backups == tmp_path / "backups"
    assert not list(tmp_path.iterdir())


def test_a_database_can_be_named_by_itself(tmp_path: Path) -> None:
    url = "postgresql://coach@localhost/coach"
    assert default_settings({"COACH_HOME": str(tmp_path), "COACH_DATABASE_URL": url}).database_url == url


def test_without_a_word_the_usual_folder_and_the_zone_of_the_machine_are_taken() -> None:
    settings = default_settings({})
    assert settings.home.is_absolute()
    assert settings.zone.key


def test_the_zone_can_be_named() -> None:
    assert default_settings({"COACH_ZONE": "Asia/Tokyo"}).zone.key == "Asia/Tokyo"


@pytest.mark.parametrize("name", ["", "Nowhere/Land", "../../etc/passwd", "/etc/localtime", "\0", "Europe"])
def test_a_zone_that_does_not_exist_is_refused(name: str) -> None:
    with pytest.raises(InvalidOptions):
        find_zone(name)


def test_without_a_word_the_metrics_are_shut_and_https_is_not_promised() -> None:
    settings = default_settings({"COACH_METRICS_TOKEN": "", "COACH_HTTPS": ""})
    assert (settings.metrics_token, settings.https) == (None, False)


def test_the_operator_s_variables_are_followed_and_the_token_is_not_shown() -> None:
    settings = default_settings({"COACH_METRICS_TOKEN": "0123456789abcdef", "COACH_HTTPS": "1"})
    assert (settings.metrics_token, settings.https) == ("0123456789abcdef", True)
    assert "0123456789abcdef" not in repr(settings)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("COACH_METRICS_TOKEN", "short"),
        ("COACH_METRICS_TOKEN", "0123456789abcdeé"),
        ("COACH_METRICS_TOKEN", "0123456789abcde\n"),
        ("COACH_HTTPS", "yes"),
        ("COACH_HTTPS", "true"),
        ("COACH_HTTPS", "2"),
    ],
)
def test_what_cannot_be_followed_is_refused(name: str, value: str) -> None:
    with pytest.raises(InvalidOptions, match=name) as error:
        default_settings({name: value})
    assert "TOKEN" not in name or value not in str(error.value)


@pytest.mark.parametrize(("given", "hours"), [(None, 10), ("", 10), ("8", 8), ("0.5", 0.5), ("720", 720)])
def test_a_sign_in_lasts_as_many_hours_as_are_named(given: str | None, hours: float) -> None:
    environment = {} if given is None else {"COACH_SIGN_IN_HOURS": given}
    assert default_settings(environment).sign_in_lasts == timedelta(hours=hours)


@pytest.mark.parametrize("given", ["0", "-1", "721", "nan", "inf", "eight", "8h"])
def test_hours_that_cannot_be_are_refused(given: str) -> None:
    with pytest.raises(InvalidOptions, match="COACH_SIGN_IN_HOURS"):
        default_settings({"COACH_SIGN_IN_HOURS": given})
