"""The contract against the code, and the code against the contract."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from openapi_spec_validator import validate

from api.app import create_app
from api.config import Settings
from api.contract import as_yaml

COMMITTED = Path(__file__).parents[2] / "openapi.yaml"


@pytest.fixture(scope="module")
def document():
    return create_app(Settings()).extensions["contract"].document()


def operations(document):
    for path, methods in document["paths"].items():
        for method, operation in methods.items():
            if method != "parameters":
                yield f"{method.upper()} {path}", operation


def test_the_committed_contract_is_the_codes(document):
    assert COMMITTED.read_text(encoding="utf-8") == as_yaml(document), "run `make openapi`"


def test_the_contract_is_valid_openapi(document):
    validate(document)


def test_every_route_is_in_the_contract(document):
    app = create_app(Settings())
    documented = {path.replace("{", "<").replace("}", ">") for path in document["paths"]}
    own = {re.sub(r"<[a-z]+(?:\([^)]*\))?:", "<", each.rule) for each in app.url_map.iter_rules()}

    pages = {"/docs", "/docs/<name>", "/openapi.yaml", "/openapi.json", "/openapi-clients.json"}
    pages |= {"/desk", "/desk/<name>", "/desk/sample.txt"}
    assert own - pages == documented


def test_every_operation_says_what_it_does_and_what_can_go_wrong(document):
    for name, operation in operations(document):
        assert operation["summary"].endswith("."), name
        assert len(operation["description"]) > 40, name
        assert {"422", "500", "default"} <= operation["responses"].keys(), name
        if "{" in name:
            assert "404" in operation["responses"], name
        if "requestBody" in operation:
            assert {"400", "413", "415"} <= operation["responses"].keys(), name


def test_every_request_and_answer_has_an_example(document):
    for name, operation in operations(document):
        contents = list(operation.get("requestBody", {}).get("content", {}).values())
        contents += [
            content
            for status, response in operation["responses"].items()
            if status.startswith("2")
            for content in response.get("content", {}).values()
        ]
        assert all("example" in content for content in contents), name


def lists_of_words(schema):
    if isinstance(schema, dict):
        if "enum" in schema:
            yield tuple(schema["enum"])
        schema = [each for name, each in schema.items() if name != "example"]
    if isinstance(schema, list):
        for each in schema:
            yield from lists_of_words(each)


def test_no_list_of_words_is_written_twice(document):
    found = list(lists_of_words(document))

    assert [each for each in found if found.count(each) > 1] == []


def test_every_post_takes_an_idempotency_key(document):
    for name, operation in operations(document):
        parameters = [each["name"] for each in operation.get("parameters", [])]
        assert ("Idempotency-Key" in parameters) == name.startswith("POST"), name
        if name.startswith("POST"):
            problems = [operation["responses"][status]["$ref"] for status in ("400", "409", "422")]
            assert problems == [f"#/components/responses/Problem{each}" for each in (400, 409, 422)]
            described = document["components"]["responses"]
            told = "".join(described[each.rpartition("/")[2]]["description"] for each in problems)
            for code in ("not-valid", "in-use", "reused"):
                assert f"`idempotency-key-{code}`" in told


def test_the_contract_is_served_as_it_is_committed():
    client = create_app(Settings()).test_client()
    written = COMMITTED.read_text(encoding="utf-8")
    committed = yaml.load(written, yaml.CSafeLoader)

    assert client.get("/openapi.yaml").text == written
    assert client.get("/openapi.json").json == committed


def test_the_examples_of_the_contract_work(client, document):
    article = document["paths"]["/v1/articles"]["post"]["requestBody"]["content"]
    sent = article["application/json"]["example"] | {"external_id": None}
    stored = client.post("/v1/articles", json=sent).json["id"]
    webhook = client.post("/v1/webhooks", json={"url": "http://127.0.0.1:1/"}).json["id"]
    for path, methods in document["paths"].items():
        for media_type, content in (
            methods.get("post", {}).get("requestBody", {}).get("content", {}).items()
        ):
            sent = content["example"]
            body = {"json": sent} if media_type == "application/json" else {"data": sent.encode()}
            address = path.format(article_id=stored, webhook_id=webhook)
            response = client.post(address, content_type=media_type, **body)
            assert response.status_code in {200, 201, 202, 207}, (path, media_type, response.text)


def test_the_running_service_keeps_its_contract(backend, database_url, serving, make_key, tmp_path):
    # What a schema refuses is refused before a database is asked: once is enough.
    mode = "all" if backend == "postgresql" else "positive"
    key = make_key("admin", limit_requests=10**6, limit_seconds=60)
    schemathesis = Path(sys.executable).with_name("st")
    with serving(
        database_url, STANDFIRST_KEYS="required", STANDFIRST_WEBHOOK_NETWORKS="127.0.0.0/8"
    ) as server:
        server.run("sample")
        result = subprocess.run(
            [
                schemathesis,
                f"--config-file={Path(__file__).with_name('schemathesis.toml')}",
                "run",
                f"{server.base}/openapi.json",
                f"--header=Authorization: Bearer {key}",
                "--max-examples=10",
                f"--mode={mode}",
                "--seed=1",
            ],
            env=os.environ
            | {"SCHEMATHESIS_HOOKS": f"{Path(__file__).with_name('schemathesis_hooks.py')}"},
            cwd=tmp_path,  # it keeps what it found beside it
            capture_output=True,
            check=False,
            text=True,
        )

    assert result.returncode == 0, result.stdout
