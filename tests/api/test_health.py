from api.app import create_app
from api.config import Settings


def test_a_migrated_database_is_ready(client):
    assert client.get("/health/ready").json == {"status": "pass"}


def test_tables_of_another_release_are_not_ready(bare_url):
    app = create_app(Settings(database_url=bare_url))
    response = app.test_client().get("/health/ready")
    alive = app.test_client().get("/health/live")
    app.extensions["database"].dispose()

    assert (response.status_code, response.json["code"]) == (503, "not-ready")
    assert response.headers["Retry-After"] == "5"
    assert alive.status_code == 200


def test_a_database_that_does_not_answer_is_not_ready(tmp_path):
    url = f"postgresql://nobody@/nowhere?host={tmp_path}"
    client = create_app(Settings(database_url=url)).test_client()

    assert client.get("/health/ready").status_code == 503
    assert client.get("/health/live").status_code == 200


def test_only_readiness_asks_the_database(client, statements):
    client.get("/health/live")
    assert statements == []

    client.get("/health/ready")
    assert statements != []
