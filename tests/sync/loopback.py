"""The real server on a real socket of this machine, over a real database."""

import threading
from contextlib import contextmanager

import uvicorn

from sync.server.app import make_app


@contextmanager
def serving(pool):
    """Answer laptops on a free port of this machine; give the address."""
    config = uvicorn.Config(make_app(pool), port=0, log_level="error", access_log=False)
    server = uvicorn.Server(config)
    socket = config.bind_socket()
    thread = threading.Thread(target=server.run, kwargs={"sockets": [socket]})
    thread.start()
    try:
        yield f"http://127.0.0.1:{socket.getsockname()[1]}"
    finally:
        server.should_exit = True
        thread.join()
        socket.close()
