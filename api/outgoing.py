"""An answer that is sent while the request still comes, to a client that may not read it yet."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from select import POLLOUT, poll
from socket import socket
from tempfile import SpooledTemporaryFile
from typing import IO

# Less than a socket that can take anything takes at once: who sends so much does not wait.
_PIECE = 2**12
# What a client has not read yet is kept in memory up to here, then in a file.
_IN_MEMORY = 2**20
# Some 400,000 lines. A client that reads none of them is waited for, as long as for any other.
MOST_UNREAD = 2**26


def takes(connection: socket | None) -> Callable[[], bool]:
    """Make what tells whether the client of *connection* takes more without being waited for.

    Where there is no connection to ask, it is taken for one that reads when it has sent all.
    """
    if connection is None:
        return lambda: False
    ready = poll()
    ready.register(connection, POLLOUT)
    return lambda: bool(ready.poll(0))


def passed_on(
    pieces: Iterable[bytes], taken: Callable[[], bool], most: int = MOST_UNREAD
) -> Iterator[bytes]:
    """Pass *pieces* on while they are made, but never wait for a client that waits for us.

    curl and most libraries read nothing, or not enough, before they have sent all. When the
    buffers between were full, they would wait until their request is read, and we until our answer
    is. So what is not *taken* is kept, and sent when it is or when no pieces are left. Only where
    *most* bytes are kept is the client waited for.
    """
    with SpooledTemporaryFile(max_size=_IN_MEMORY) as file:
        kept = _Kept(file)
        for piece in pieces:
            kept.put(piece)
            full = kept.end > most
            while kept.start < kept.end and (full or taken()):
                yield kept.take()
        while kept.start < kept.end:
            yield kept.take()


@dataclass(slots=True)
class _Kept:
    """What is between *start* and *end* of a file is still to be sent."""

    file: IO[bytes]
    start: int = 0
    end: int = 0

    def put(self, piece: bytes) -> None:
        self.file.seek(self.end)
        self.end += self.file.write(piece)

    def take(self) -> bytes:
        self.file.seek(self.start)
        piece = self.file.read(min(_PIECE, self.end - self.start))
        self.start += len(piece)
        if self.start == self.end:
            self.start = self.end = 0
        return piece
