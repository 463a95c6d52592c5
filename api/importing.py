"""Files and folders, straight into the store: no server is needed, and doing it again is safe."""

import gzip
import zlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import Any, BinaryIO, cast

import orjson
from sqlalchemy.exc import OperationalError
from werkzeug.exceptions import BadRequest, HTTPException, RequestEntityTooLarge

from api.charsets import markup
from api.items import ARTICLES, PAGES, Kind
from api.problems import REFUSALS, UnreadableText, brief, refusal
from models.database import Database

SUFFIXES = (".json", ".ndjson", ".txt", ".html")


class Fate(StrEnum):
    """What became of an item."""

    STORED = "stored"
    KNOWN = "there already"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Imported:
    """An item of a file: where it stands, what became of it, why, and how far the file is read."""

    place: str
    fate: Fate
    problem: str = ""
    position: int = 0


@dataclass(frozen=True, slots=True)
class _Item:
    """An item that is still to be taken out of its file: that may fail, and the next one not."""

    place: str
    kind: Kind[Any, Any]
    taken: Callable[[], Any]


@dataclass(frozen=True, slots=True)
class Importer:
    """Where items go, when, and how large one may be, in bytes; with *dry* nothing is stored."""

    database: Database
    now: datetime
    longest: int
    captured_at: datetime | None = None
    dry: bool = False

    def file(self, path: Path) -> Iterator[Imported]:
        """Store the items of a file, one by one; what is stored already is not read again."""
        with path.open("rb") as file:
            try:
                for item in self._items(path, _unpacked(path, file)):
                    fate, problem = self._settle(item)
                    yield Imported(item.place, fate, problem, file.tell())
            except (OSError, EOFError, zlib.error) as error:  # gzip's own are among them
                problem = brief(BadRequest(f"It cannot be read to its end: {error}."))
                yield Imported(f"{path}", Fate.REFUSED, problem, file.tell())

    def _settle(self, item: _Item) -> tuple[Fate, str]:
        try:
            sent = item.kind.check(item.taken())
            if self.dry:
                return self._tried(item.kind, sent), ""
            stored = item.kind.store(self.database, sent, self.now)
        except HTTPException as error:
            return Fate.REFUSED, brief(error)
        except OperationalError:
            raise  # no other item would fare better
        except REFUSALS as error:
            return Fate.REFUSED, brief(refusal(error.with_traceback(None)))
        return (Fate.STORED if stored.created else Fate.KNOWN), ""

    def _tried(self, kind: Kind[Any, Any], sent: Any) -> Fate:
        if kind.find(self.database, sent):
            return Fate.KNOWN
        kind.look(sent, self.now)  # which may find that it cannot be read
        return Fate.STORED

    def _items(self, path: Path, file: BinaryIO) -> Iterator[_Item]:
        match _suffix(path):
            case ".ndjson":
                yield from self._lines(path, file)
            case ".json":
                yield from _articles(path, file.read())
            case suffix:
                yield self._page(path, file.read(), is_html=suffix == ".html")

    def _lines(self, path: Path, file: Iterable[bytes]) -> Iterator[_Item]:
        for number, line in enumerate(file, 1):
            if line.strip():
                yield _Item(f"{path}:{number}", ARTICLES, partial(self._parsed, line))

    def _parsed(self, line: bytes) -> Any:
        if len(line.rstrip(b"\n")) > self.longest:
            raise RequestEntityTooLarge(f"At most {self.longest:,} bytes an item are read.")
        return orjson.loads(line)

    def _page(self, path: Path, data: bytes, *, is_html: bool) -> _Item:
        def taken() -> dict[str, Any]:
            sent = {"html": markup(data)} if is_html else {"text": _text(data)}
            return sent | {"captured_at": self.captured_at and self.captured_at.isoformat()}

        return _Item(f"{path}", PAGES, taken)


def files(paths: Iterable[Path]) -> Iterator[Path]:
    """List the files among *paths*, and those below its folders that can be read, by name.

    Raises
    ------
    ValueError
        If a file is named whose suffix is not known.
    """
    for path in paths:
        if path.is_dir():
            yield from sorted(
                each for each in path.rglob("*") if _suffix(each) in SUFFIXES and each.is_file()
            )
        elif _suffix(path) in SUFFIXES:
            yield path
        else:
            known = ", ".join(SUFFIXES)
            raise ValueError(f"{path} is no file of {known}, nor of one of these with .gz behind.")


def _suffix(path: Path) -> str:
    return Path(path.name.removesuffix(".gz")).suffix


def _unpacked(path: Path, file: BinaryIO) -> BinaryIO:
    return cast("BinaryIO", gzip.GzipFile(fileobj=file)) if path.suffix == ".gz" else file


def _articles(path: Path, data: bytes) -> Iterator[_Item]:
    """Take a file of JSON: an article, or an array of them."""
    try:
        found = orjson.loads(data)
    except orjson.JSONDecodeError:
        yield _Item(f"{path}", ARTICLES, partial(orjson.loads, data))
        return
    if not isinstance(found, list):
        yield _Item(f"{path}", ARTICLES, partial(_as_it_is, found))
        return
    for index, each in enumerate(found):
        yield _Item(f"{path}[{index}]", ARTICLES, partial(_as_it_is, each))


def _as_it_is(item: Any) -> Any:
    return item


def _text(data: bytes) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UnreadableText(f"Not UTF-8: {error}.") from error
