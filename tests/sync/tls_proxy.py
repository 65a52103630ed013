"""A school's filter that decrypts: it ends TLS with a certificate of its own authority.

It reads every byte in both directions, writes it down and passes it on, encrypted again. The
laptop trusts the authority as its operating system would: a school installs it.
"""

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
        self._trusted = trusted
        self._upstream = upstream
        self._door = socket.create_server((LOCAL, 0))
        self._threads = [threading.Thread(target=self._run)]
        self.port = self._door.getsockname()[1]

    def __enter__(self):
        self._threads[0].start()
        return self

    def __exit__(self, *_):
        self._door.shutdown(socket.SHUT_RDWR)
        self._door.close()
        for thread in self._threads:
            thread.join()

    def _run(self):
        with suppress(OSError):
            while True:
                raw, _ = self._door.accept()
                self._threads.append(threading.Thread(target=self._between, args=[raw]))
                self._threads[-1].start()

    def _between(self, raw):
        with suppress(OSError):
            laptop = self._inside.wrap_socket(raw, server_side=True)
            plain = socket.create_connection((LOCAL, self._upstream))
            server = self._trusted.wrap_socket(plain, server_hostname=LOCAL)
            with laptop, server:
                back = threading.Thread(target=self._pass, args=[server, laptop])
                back.start()
                self._pass(laptop, server)
                back.join()

    def _pass(self, here, there):
        with suppress(OSError):
            while some := here.recv(65_536):
                self.seen += some
                there.sendall(some)
            there.unwrap()
