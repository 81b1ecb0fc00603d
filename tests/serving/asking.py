"""Ask a running server as a browser does."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection, HTTPResponse

from pepdocs.serving.server import Server


@contextmanager
def running(server: Server) -> Iterator[None]:
    """Run a server while something is asked of it."""
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield
    finally:
        server.shutdown()
        thread.join()


def fetch(server: Server, target: str, method: str = "GET", body: bytes | None = None, **headers: str) -> HTTPResponse:
    """Return the response to a request, with the right Host unless `headers` has another."""
    connection = HTTPConnection("127.0.0.1", server.server_port, timeout=60)
    connection.putrequest(method, target, skip_host=True, skip_accept_encoding=True)
    length = {} if body is None else {"Content-Length": str(len(body))}
    for name, value in ({"Host": server.host} | length | headers).items():
        connection.putheader(name.replace("_", "-"), value)
    connection.endheaders(body)
    response = connection.getresponse()
    response.content = response.read()
    connection.close()
    return response


def change(server: Server, target: str, method: str, body: bytes, **headers: str) -> HTTPResponse:
    """Return the response to a change, as the server's own page sends it unless `headers` has something else."""
    own = {"Origin": f"http://{server.host}", "Content_Type": "application/json"}
    return fetch(server, target, method, body, **{**own, **headers})
