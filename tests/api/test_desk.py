import re

import pytest

from api.samples import sample_page


def test_the_page_lets_nothing_run_that_is_not_its_own(client):
    response = client.get("/desk")

    assert response.content_type == "text/html; charset=utf-8"
    policy = response.headers["Content-Security-Policy"]
    assert policy.startswith("default-src 'none'; script-src 'self'; style-src 'self';")
    assert "unsafe" not in policy
    assert re.findall(r"<script(?![^>]*src)|<style|\sstyle=|\son\w+=", response.text) == []


@pytest.mark.parametrize(
    ("name", "content_type"),
    [
        ("desk.css", "text/css; charset=utf-8"),
        ("desk.js", "text/javascript; charset=utf-8"),
        ("desk.svg", "image/svg+xml; charset=utf-8"),
        ("sample.txt", "text/plain; charset=utf-8"),
    ],
)
def test_its_files_are_what_they_say(client, name, content_type):
    response = client.get(f"/desk/{name}")

    assert (response.status_code, response.content_type) == (200, content_type)
    assert response.headers["X-Content-Type-Options"] == "nosniff"


def test_every_module_that_is_named_is_there(client):
    wanted, seen = {"desk.js"}, set()
    while wanted:
        name = wanted.pop()
        seen.add(name)
        source = client.get(f"/desk/{name}")
        assert source.status_code == 200, name
        wanted |= set(re.findall(r'from "\./([\w.-]+)"', source.text)) - seen

    assert len(seen) > 5


@pytest.mark.parametrize("path", ["/desk", "/desk/desk.js", "/desk/sample.txt"])
def test_what_has_not_changed_is_not_sent_again(client, path):
    first = client.get(path)
    again = client.get(path, headers={"If-None-Match": first.headers["ETag"]})

    assert first.headers["Cache-Control"] == "private, no-cache"
    assert (again.status_code, again.data) == (304, b"")


def test_the_sample_is_the_sample_page_to_the_letter(client):
    assert client.get("/desk/sample.txt").data.decode() == sample_page()


@pytest.mark.parametrize("name", ["nothing.js", "..%2Fapp.py", "../app.py", "desk.html", "docs.js"])
def test_other_files_are_not_served(client, name):
    assert client.get(f"/desk/{name}").status_code == 404
