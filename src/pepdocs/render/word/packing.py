"""Pack the parts of a Word file: a reproducible zip, in which what many documents have is deflated only once."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final

Parts = Iterable[tuple[str, bytes]]
"""The parts of a Word file by name."""

_VERSION, _DEFLATED = 20, 8
_MIDNIGHT, _FIRST_OF_1980 = 0, 1 << 5 | 1
"""The fixed time and date of each part, in the numbers of MS-DOS."""

_UTF_8: Final = 0x800
_OWNER_MAY_WRITE: Final = 0o600 << 16
_ENTRY: Final = struct.Struct("<5H3L2H")
"""What the head of a part and its line in the directory have in common: from the version to the length of its name."""

_FILE: Final = b"PK\3\4"
_LINE: Final = b"PK\1\2" + _VERSION.to_bytes(2, "little")
_REST_OF_LINE: Final = struct.Struct("<3H2L")
_END: Final = struct.Struct("<4s4H2LH")


@dataclass(frozen=True, slots=True)
class PackedPart:
    """A part as it is in a zip file: deflated, with the length and the checksum of its bytes."""

    deflated: bytes = field(repr=False)
    length: int
    checksum: int


class FixedPart(bytes):
    """The bytes of a part that many documents have in common and that tell nothing of any of them."""

    @cached_property
    def packed(self) -> PackedPart:
        """The part as it is in a zip file."""
        return pack(self)


def zip_parts(parts: Parts) -> bytes:
    """Return the parts as a zip file whose bytes depend on nothing else, the same that `zipfile` writes."""
    files: list[bytes] = []
    lines: list[bytes] = []
    place = 0
    for name, body in parts:
        part, encoded = body.packed if isinstance(body, FixedPart) else pack(body), name.encode()
        entry = _entry(encoded, part)
        files.append(b"".join((_FILE, entry, encoded, part.deflated)))
        lines.append(b"".join((_LINE, entry, _REST_OF_LINE.pack(0, 0, 0, _OWNER_MAY_WRITE, place), encoded)))
        place += len(files[-1])
    directory = b"".join(lines)
    return b"".join((*files, directory, _END.pack(b"PK\5\6", 0, 0, len(files), len(files), len(directory), place, 0)))


def pack(body: bytes) -> PackedPart:
    """Return a part as it is in a zip file."""
    compressor = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    return PackedPart(compressor.compress(body) + compressor.flush(), len(body), zlib.crc32(body))


def _entry(name: bytes, part: PackedPart) -> bytes:
    flags = 0 if name.isascii() else _UTF_8
    sizes = len(part.deflated), part.length, len(name)
    return _ENTRY.pack(_VERSION, flags, _DEFLATED, _MIDNIGHT, _FIRST_OF_1980, part.checksum, *sizes, 0)
