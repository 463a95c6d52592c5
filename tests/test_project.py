"""The project itself: its names, its packages, its locks."""

import configparser
import importlib
import json
import re
from pathlib import Path

import pytest

PROJECT = Path(__file__).parents[1]
PACKAGES = ("api", "models", "summarizer")


@pytest.mark.parametrize("name", PACKAGES)
def test_a_name_that_is_anybodys_is_ours(name):
    assert Path(importlib.import_module(name).__file__) == PROJECT / name / "__init__.py"


def test_every_package_is_listed():
    setup = configparser.ConfigParser()
    setup.read(PROJECT / "setup.cfg")

    listed = set(setup["options"]["packages"].split())
    on_disk = {
        ".".join(module.parent.relative_to(PROJECT).parts)
        for name in PACKAGES
        for module in (PROJECT / name).rglob("*.py")
    }
    assert listed == on_disk


@pytest.mark.parametrize(
    "name",
    [
        "requirements/run.txt",
        "requirements/dev.txt",
        "requirements/docs.txt",
        "benchmarks/requirements.txt",
        "benchmarks/quotes-requirements.txt",
    ],
)
def test_every_locked_release_has_its_hashes_and_no_index(name):
    lock = (PROJECT / name).read_text(encoding="utf-8")

    releases = re.findall(r"^\S+==\S+.*(?:\n    --hash=sha256:[0-9a-f]{64}.*)+", lock, re.MULTILINE)
    assert len(releases) == len(re.findall(r"^[^\s#].*==", lock, re.MULTILINE))
    assert "://" not in lock


def test_the_linters_lock_has_hashes_and_no_index():
    lock = (PROJECT / ".ci" / "package-lock.json").read_text(encoding="utf-8")

    packages = [each for path, each in json.loads(lock)["packages"].items() if path]
    assert all("integrity" in each for each in packages if not each.get("link"))
    assert not any("resolved" in each for each in packages)
