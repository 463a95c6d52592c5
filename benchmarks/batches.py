"""What a batch costs the real server: a gigabyte of NDJSON, plain and packed, and a bomb.

The server is started on a SQLite file of its own. A worker's memory is the most it had at once.
"""

import json
import os
import socket
import subprocess
import sys
import tempfile
import time
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path

_COMMAND = [sys.executable, "-c", "from api.cli import main; main()"]
_MEBIBYTE = 2**20
_TEXT = "The ferry sails again on Monday, said Ada Quist. “The tide decides,” she said. " * 60


def _line(**item: str) -> bytes:
    return json.dumps(item).encode() + b"\n"


def _repeated(size: int) -> Iterator[bytes]:
    """Give 200 articles of 5 kB, and 20 items that are refused, again and again."""
    articles = [_line(title=f"Report {each}", body=f"{each}. {_TEXT}") for each in range(200)]
    block = b"".join(articles) + _line(title="T", boddy="x" * 1000) * 20
    yield from [block] * (size // len(block) + 1)


def _large(size: int) -> Iterator[bytes]:
    """Give items of 7 MiB, whose text is too long, and of 9, which are not read."""
    for _ in range(size // (16 * _MEBIBYTE)):
        yield _line(title="T", body="x" * (7 * _MEBIBYTE))
        yield _line(title="T", body="x" * (9 * _MEBIBYTE))


def _zeros(size: int) -> Iterator[bytes]:
    """Give zeros without a line end."""
    yield from [bytes(_MEBIBYTE)] * (size // _MEBIBYTE)


def _zero_lines(size: int) -> Iterator[bytes]:
    """Give zeros with a line end a mebibyte."""
    yield from [bytes(_MEBIBYTE - 1) + b"\n"] * (size // _MEBIBYTE)


def _small(size: int) -> Iterator[bytes]:
    """Give items of a kilobyte that are refused."""
    yield from [_line(title="T", boddy="x" * 980)] * (size // 1024)


def _packed(blocks: Iterable[bytes]) -> Iterator[bytes]:
    packer = zlib.compressobj(6, wbits=31)
    for block in blocks:
        if piece := packer.compress(block):
            yield piece
    yield packer.flush()


@contextmanager
def _server() -> Iterator[tuple[int, int]]:
    """Serve on a port of its own; give the process and the port."""
    with socket.socket() as free, tempfile.TemporaryDirectory() as folder:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
        free.close()
        url = f"sqlite:///{folder}/news.sqlite3"
        environment = os.environ | {"PORT": str(port), "STANDFIRST_DATABASE_URL": url}
        subprocess.run([*_COMMAND, "migrate"], env=environment, check=True, stdout=sys.stderr)  # noqa: S603 -- our own command
        process = subprocess.Popen(  # noqa: S603 -- as above
            [*_COMMAND, "serve"], env=environment, stdout=subprocess.PIPE
        )
        assert process.stdout  # noqa: S101 -- it was asked for
        while b"What there is to call" not in process.stdout.readline():
            pass
        try:
            yield process.pid, port
        finally:
            process.terminate()
            process.wait()


def _peak(master: int) -> float:
    children = Path(f"/proc/{master}/task/{master}/children").read_text(encoding="ascii").split()
    statuses = [Path(f"/proc/{each}/status").read_text(encoding="ascii") for each in children]
    return max(int(each.partition("VmHWM:")[2].split()[0]) for each in statuses) / 1024


def _post(port: int, blocks: Iterable[bytes], *, packed: bool) -> tuple[int, int, int, float]:
    """Send *blocks*, then read: give bytes sent, outcomes, the bytes of these, and seconds."""
    sent = 0
    # Packed before it is sent: a server that ends a batch does not wait while we pack the rest.
    ready = list(_packed(blocks)) if packed else blocks

    def counted() -> Iterator[bytes]:
        nonlocal sent
        for block in ready:
            sent += len(block)
            yield block

    began = time.monotonic()
    connection = HTTPConnection("127.0.0.1", port, timeout=600)
    headers = {"Content-Type": "application/x-ndjson"}
    headers |= {"Content-Encoding": "gzip"} if packed else {}
    connection.request("POST", "/v1/articles/batch", counted(), headers, encode_chunked=True)
    response = connection.getresponse()
    number = size = 0
    for line in response:
        number, size = number + 1, size + len(line)
    return sent, number, size, time.monotonic() - began


def main() -> None:
    """Post each kind of batch, of as many bytes as are asked for, to a server of its own."""
    size = int(sys.argv[1]) if len(sys.argv) > 1 else 2**30
    runs = [
        ("100,000 refused, read at the end", _small(100_000 * 1024), False),
        ("200 articles, again and again", _repeated(size), False),
        ("the same as gzip", _repeated(size), True),
        ("items of 7 and 9 MiB", _large(size), False),
        ("those as gzip", _large(size), True),
        ("zeros as gzip", _zeros(size), True),
        ("zeros as gzip, a line a mebibyte", _zero_lines(size), True),
    ]
    print("| sent | MB sent | outcomes | MB of them | s | most memory, MB |")
    print("| --- | ---: | ---: | ---: | ---: | ---: |")
    for name, blocks, packed in runs:
        with _server() as (master, port):
            sent, number, answered, took = _post(port, blocks, packed=packed)
            print(
                f"| {name} | {sent / 1e6:,.1f} | {number:,} | {answered / 1e6:,.1f} | {took:.1f}"
                f" | {_peak(master):.0f} |",
                flush=True,
            )


if __name__ == "__main__":
    main()
