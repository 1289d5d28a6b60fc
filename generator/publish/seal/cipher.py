"""What seals a page: PBKDF2 and AES-GCM of `cryptography`, opened by WebCrypto in the browser.

Layout of the sealed bytes: version (1), rounds (4, big-endian), salt (16), nonce (12), ciphertext with its tag.
All before the nonce is authenticated too. The plain text is its length (4), itself, and zeros up to a full block, so
that the size does not tell how many contacts there are.
"""

import os
import struct

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.pbkdf2 import PBKDF2HMAC

VERSION = 1
ROUNDS = 600_000
"""For PBKDF2-HMAC-SHA-256 by the OWASP Password Storage Cheat Sheet (2023)."""
BLOCK = 32_768
_HEAD = struct.Struct(">BI16s")
_NONCE = 12  # NIST SP 800-38D, 8.2.1


def seal(plain: bytes, passphrase: str) -> bytes:
    """The bytes, sealed with a fresh salt and nonce: never the same twice."""
    head = _HEAD.pack(VERSION, ROUNDS, os.urandom(16))
    nonce = os.urandom(_NONCE)
    return head + nonce + AESGCM(_key(head, passphrase)).encrypt(nonce, _padded(plain), head)


def _key(head: bytes, passphrase: str) -> bytes:
    _, rounds, salt = _HEAD.unpack(head)
    return PBKDF2HMAC(SHA256(), 32, salt, rounds).derive(passphrase.encode())


def _padded(plain: bytes) -> bytes:
    whole = len(plain).to_bytes(4) + plain
    return whole + b"\0" * (-len(whole) % BLOCK)
