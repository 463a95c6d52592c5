"""Bytes that arrive piece by piece, unpacked and cut into lines, never more than one kept."""

import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

NDJSON = "application/x-ndjson"
"""What lines of JSON are called: no name is registered, and this one is used."""
# What is unpacked at once: a gigabyte of zeros is a megabyte of gzip, and comes out in such pieces.
_PIECE = 2**16
# gzip's header and check sum, and nothing else that zlib reads.
_GZIP = 16 + zlib.MAX_WBITS


@dataclass(frozen=True, slots=True)
class LineTooLong:
    """A line that was passed over for its length; nothing behind it is read if it is the last."""

    longest: int
    is_last: bool = False

    def __str__(self) -> str:
        """Say how long it may be, and what becomes of the rest."""
        said = f"At most {self.longest:,} bytes an item are read."
        return f"{said} It goes on and on: nothing behind it was read." if self.is_last else said


class NotGzip(ValueError):
    """The bytes are no gzip, or break off in the middle of it."""


def inflated(blocks: Iterable[bytes]) -> Iterator[bytes]:
    """Unpack gzip, one stream of it or several in a row, in pieces of bounded size.

    Raises
    ------
    NotGzip
        Where the bytes go wrong, or end too soon; what could be unpacked has been yielded.
    """
    unzip, begun = zlib.decompressobj(_GZIP), False
    for block in blocks:
        data, more = block, False
        while data or more:
            try:
                piece = unzip.decompress(data, _PIECE)
            except zlib.error as error:
                raise NotGzip(f"Not gzip: {error}.") from error
            yield piece
            # A full piece may have more behind it, though all that came in is taken.
            data, more, begun = unzip.unconsumed_tail, len(piece) == _PIECE, True
            if unzip.eof:
                data, more, begun = unzip.unused_data, False, False
                unzip = zlib.decompressobj(_GZIP)
    if begun:
        raise NotGzip("The gzip breaks off.")


def lines(
    blocks: Iterable[bytes], longest: int, *, packed: bool = False
) -> Iterator[bytearray | LineTooLong]:
    """Cut *blocks* into lines, without their ends; blank ones say nothing and are passed over.

    Of a line of more than *longest* bytes none is kept. Where they were *packed*, one that is more
    than twice as long ends it all: a thousandth of it was sent, and it may never end.
    """
    line = _Line(longest)
    for block in blocks:
        *ends, rest = block.split(b"\n")
        for piece in ends:
            line.add(piece)
            yield from line.ended()
        line.add(rest)
        if packed and line.length > 2 * longest:
            yield LineTooLong(longest, is_last=True)
            return
    yield from line.ended()


@dataclass(slots=True)
class _Line:
    longest: int
    length: int = 0
    kept: bytearray = field(default_factory=bytearray)

    def add(self, piece: bytes) -> None:
        self.length += len(piece)
        if self.length > self.longest:
            self.kept.clear()
        else:
            self.kept += piece

    def ended(self) -> Iterator[bytearray | LineTooLong]:
        if self.length > self.longest:
            yield LineTooLong(self.longest)
        elif self.kept.strip():
            yield self.kept
        self.length, self.kept = 0, bytearray()
