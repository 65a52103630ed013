"""Every page that lies in the files of a store, opened with its key: what a thief of both reads."""

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

PAGE, RESERVED, IV = 4096, 80, 16
_WAL_HEAD, _FRAME_HEAD = 32, 24


def plain_pages(folder, key):
    """Return all that was ever written and still lies there, freed pages and logs among it.

    SQLCipher 4: each page is AES-256-CBC, its IV first in the 80 bytes at its end; the first 16
    bytes of the file are salt.
    """
    found = []
    for file in sorted(one for one in folder.rglob("*") if one.is_file()):
        raw = file.read_bytes()
        found.append(raw)
        if file.name.endswith("-wal"):
            frames = raw[_WAL_HEAD:]
            step = _FRAME_HEAD + PAGE
            pages = [frames[at + _FRAME_HEAD : at + step] for at in range(0, len(frames), step)]
        else:
            pages = [raw[at : at + PAGE] for at in range(0, len(raw), PAGE)]
        for page in pages:
            if len(page) == PAGE:
                found += [_opened(page, key, 0), _opened(page, key, 16)]
    return b"".join(found)


def _opened(page, key, begins):
    iv = page[PAGE - RESERVED : PAGE - RESERVED + IV]
    return (
        Cipher(algorithms.AES(key), modes.CBC(iv))
        .decryptor()
        .update(page[begins : PAGE - RESERVED])
    )
