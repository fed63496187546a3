"""What is small leaves at once."""

import socket
from collections.abc import Iterator

import pytest

from coach.web.sending import send_at_once


def at_once(one: socket.socket) -> bool:
    return bool(one.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY))


@pytest.fixture
def listening() -> Iterator[socket.socket]:
    """As Streamlit makes it."""
    with socket.socket(family=socket.AF_INET) as one:
        one.bind(("127.0.0.1", 0))
        one.listen()
        yield one


def test_connections_to_come_hold_no_small_packet_back(listening: socket.socket) -> None:
    with socket.create_connection(listening.getsockname()), listening.accept()[0] as before:
        assert not at_once(before)
    send_at_once()
    with socket.create_connection(listening.getsockname()), listening.accept()[0] as after:
        assert at_once(after)


def test_sockets_that_listen_to_nobody_are_left_alone() -> None:
    closed = socket.socket()
    closed.close()
    with socket.socket() as idle, socket.socket(type=socket.SOCK_DGRAM) as datagrams:
        send_at_once()
        assert not at_once(idle)
        assert datagrams.fileno() >= 0
