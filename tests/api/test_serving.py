"""The service as it really runs: under gunicorn, in its own processes, on a port."""

import json
import re
import time
from concurrent.futures import ThreadPoolExecutor
from http import HTTPStatus
from http.client import HTTPException
from urllib.error import HTTPError

POSTS = 200


def article(number):
    return json.dumps(
        {
            "title": f"Bulletin {number}",
            "body": f"Bulletin {number} came in. “It is number {number},” said Ada Quist.",
            "source": {"name": f"Wire {number % 3}"},
            "external_id": str(number),
        }
    ).encode()


def test_the_lines_to_try_work(server):
    server.run("sample")

    addresses = re.findall(rf"curl -s '{server.base}([^']+)'", server.greeting)
    assert len(addresses) == 3
    for address in addresses[:2]:
        assert server.call(address)[1]["items"]
    page = re.search(r"--data-binary @(\S+)", server.greeting)[1]
    status, read = server.call(addresses[2], (server.folder / page).read_bytes(), "text/plain")
    assert (status, len(read["articles"])) == (HTTPStatus.OK, 4)


def test_a_killed_server_loses_no_acknowledged_article_and_doubles_none(server):
    acknowledged = {}

    def post(number):
        # What a careful client does: send again until it is told that the article is stored.
        for _ in range(100):
            try:
                status, stored = server.call("/v1/articles", article(number))
            except HTTPError:
                raise
            except (HTTPException, OSError):
                time.sleep(0.1)
            else:
                acknowledged[number] = stored["id"]
                return status
        raise AssertionError(f"article {number} was never acknowledged")

    with ThreadPoolExecutor(8) as pool:
        posts = [pool.submit(post, number) for number in range(POSTS)]
        while len(acknowledged) < POSTS // 3:
            time.sleep(0.005)
        server.kill()
        before = dict(acknowledged)
        server.start()
        assert {each.result() for each in posts} <= {HTTPStatus.CREATED, HTTPStatus.OK}

    stored, address = {}, "/v1/articles?limit=100"
    while address:
        _, page = server.call(address)
        for item in page["items"]:
            assert item["external_id"] not in stored
            stored[item["external_id"]] = item["id"]
        address = page["next"]
    assert 0 < len(before) < POSTS
    assert stored == {str(number): uuid for number, uuid in acknowledged.items()}
    assert before.items() <= acknowledged.items()
