from api.config import VERSION


def test_the_way_in_leads_everywhere(client):
    root = client.get("/").json

    assert (root["name"], root["version"]) == ("Standfirst", VERSION)
    readable = {
        name: path for name, path in root["links"].items() if name not in {"pages", "digests"}
    }
    assert {name: client.get(path).status_code for name, path in readable.items()} == dict.fromkeys(
        readable, 200
    )


def test_an_unknown_problem_is_answered_with_the_known(client):
    problem = client.get("/problems/gremlins").json

    assert problem["code"] == "not-found"
    assert "method-not-allowed" in problem["detail"]
