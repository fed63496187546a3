"""Small answers leave as soon as they are written.

By default the system holds a second small packet back until the other end has said that the first arrived, which takes
that end its time: 40 ms for nearly every file of a page, and for every run of one. Python switches that off for a
connection whose socket says that it speaks TCP, and Streamlit's does not say so.
"""

import gc
import socket


def send_at_once() -> None:
    """For all connections to come: they have it from the socket that listens, which is open when the server starts."""
    for one in gc.get_objects():
        if type(one) is socket.socket and one.fileno() >= 0 and _listens(one):
            one.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)


def _listens(one: socket.socket) -> bool:
    is_tcp = one.family in (socket.AF_INET, socket.AF_INET6) and one.type == socket.SOCK_STREAM
    return is_tcp and bool(one.getsockopt(socket.SOL_SOCKET, socket.SO_ACCEPTCONN))
