import pytest


def test_the_page_keeps_a_strict_policy(client):
    response = client.get("/docs")

    assert response.mimetype == "text/html"
    policy = response.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "script-src 'self';" in policy


@pytest.mark.parametrize(
    "name", ["docs.js", "swagger-ui-bundle.js", "swagger-ui.css", "favicon-32x32.png"]
)
def test_its_files_come_from_here(client, name):
    assert f'"docs/{name}"' in client.get("/docs").text
    with client.get(f"/docs/{name}") as response:
        assert response.status_code == 200


@pytest.mark.parametrize(
    "name", ["nothing.js", "..%2Fapp.py", "../app.py", "docs.html", "oauth2-redirect.html"]
)
def test_other_files_do_not(client, name):
    assert client.get(f"/docs/{name}").status_code == 404
