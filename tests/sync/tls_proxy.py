"""A school's filter that decrypts: it ends TLS with a certificate of its own authority.

It reads every byte in both directions, writes it down and passes it on, encrypted again. The
laptop trusts the authority as its operating system would: a school installs it.
"""

import asyncio
import socket
import ssl
import threading
from contextlib import contextmanager, suppress
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address

import uvicorn
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

from sync.server.app import make_app

LOCAL = "127.0.0.1"


class Authority:
    """A certificate authority, and what it certifies for this machine."""

    def __init__(self, folder, name):
        self._folder = folder
        self._name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, name)])
        self._key = ec.generate_private_key(ec.SECP256R1())
        made = self._certificate(self._name, self._key.public_key()).add_extension(
            x509.BasicConstraints(ca=True, path_length=None), critical=True
        )
        self.root = folder / f"{name}.pem"
        self.root.write_bytes(made.sign(self._key, SHA256()).public_bytes(Encoding.PEM))

    def certify(self, name):
        """Return the paths of a certificate for this machine and of its key."""
        key = ec.generate_private_key(ec.SECP256R1())
        names = x509.SubjectAlternativeName([x509.IPAddress(ip_address(LOCAL))])
        made = self._certificate(x509.Name([]), key.public_key()).add_extension(
            names, critical=True
        )
        certificate = self._folder / f"{name}.pem"
        private = self._folder / f"{name}.key"
        certificate.write_bytes(made.sign(self._key, SHA256()).public_bytes(Encoding.PEM))
        private.write_bytes(key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
        return certificate, private

    def trusted(self):
        """Return how a client trusts this authority and no other."""
        return ssl.create_default_context(cafile=self.root)

    def _certificate(self, subject, public):
        now = datetime.now(UTC)
        return (
            x509.CertificateBuilder(self._name, subject, public, x509.random_serial_number())
            .not_valid_before(now - timedelta(hours=1))
            .not_valid_after(now + timedelta(hours=1))
        )


@contextmanager
def serving_tls(pool, certificate, key):
    """Answer laptops over TLS on a free port of this machine; give the port."""
    config = uvicorn.Config(
        make_app(pool),
        port=0,
        log_level="error",
        access_log=False,
        ssl_certfile=certificate,
        ssl_keyfile=key,
    )
    server, door = uvicorn.Server(config), socket.create_server((LOCAL, 0))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [door]})
    thread.start()
    try:
        yield door.getsockname()[1]
    finally:
        server.should_exit = True
        thread.join()
        door.close()


class Filter:
    """Stands on a port of its own between laptops and a server; `seen` is all it could read."""

    def __init__(self, certificate, key, upstream, trusted):
        self.seen = bytearray()
        self._inside = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
        self._inside.load_cert_chain(certificate, key)
        self._trusted, self._upstream = trusted, upstream
        self._door = socket.create_server((LOCAL, 0))
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_until_complete, args=[self._run()])
        self.port = self._door.getsockname()[1]

    def __enter__(self):
        self._thread.start()
        return self

    def __exit__(self, *_):
        self._loop.call_soon_threadsafe(self._closed.set)
        self._thread.join()
        self._loop.close()

    async def _run(self):
        self._closed = asyncio.Event()
        serving = await asyncio.start_server(self._between, sock=self._door, ssl=self._inside)
        await self._closed.wait()
        serving.close()
        ended = asyncio.all_tasks() - {asyncio.current_task()}
        for task in ended:
            task.cancel()
        await asyncio.gather(*ended, return_exceptions=True)

    async def _between(self, laptop, to_laptop):
        server, to_server = await asyncio.open_connection(
            LOCAL, self._upstream, ssl=self._trusted, server_hostname=LOCAL
        )
        try:
            await asyncio.gather(self._pass(laptop, to_server), self._pass(server, to_laptop))
        finally:
            to_server.transport.abort()

    async def _pass(self, here, there):
        with suppress(OSError):
            while some := await here.read(65_536):
                self.seen += some
                there.write(some)
                await there.drain()
            there.close()
