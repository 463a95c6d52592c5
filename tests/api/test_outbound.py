"""Requests to others: bounded in time, without redirects, to the address that was looked at."""

import ssl
import subprocess
import time
from ipaddress import ip_network
from socket import socket

import pytest

from api.outbound import Way, post

HERE = (ip_network("127.0.0.0/8"),)
WAY = Way(HERE, patience=1.5)
CERTIFICATE = (
    *("req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=news.example"),
    *("-addext", "subjectAltName=DNS:news.example"),
)


def send(url, way=WAY):
    began = time.monotonic()
    answer = post(url, b"{}", {"Content-Type": "application/json"}, way)
    return answer, time.monotonic() - began


def dripping(first, rest, seconds=5):
    """Make an answer that comes byte by byte."""

    def drip(handler):
        handler.wfile.write(first)
        try:
            for each in rest * 1000:
                handler.wfile.write(bytes([each]))
                time.sleep(0.05)
                if time.monotonic() > until:
                    return
        except OSError:
            return

    until = time.monotonic() + seconds
    return drip


def saying(*lines, body=b""):
    def say(handler):
        handler.wfile.write("\r\n".join(lines).encode() + b"\r\n\r\n" + body)

    return say


def test_what_the_receiver_answers_is_told(receiver):
    receiver.answers.append(saying("HTTP/1.1 202 Accepted", "Content-Length: 5", body=b"a\0\xffzz"))
    answer, _ = send(receiver.url)

    assert (answer.status, answer.error, answer.text) == (202, None, "a\ufffd\ufffdzz")
    assert answer.is_success
    path, headers, body = receiver.got[0]
    assert (path, body, headers["Host"]) == ("/news", b"{}", f"127.0.0.1:{receiver.server_port}")


def test_of_a_long_answer_the_first_part_is_read(receiver):
    told = saying("HTTP/1.1 200 OK", "Content-Length: 1000000", body=b"a" * 1_000_000)
    receiver.answers.append(told)
    answer, _ = send(receiver.url)

    assert (answer.is_success, answer.text) == (True, "a" * 4096)


@pytest.mark.parametrize(
    "drip",
    [
        pytest.param((b"HTTP/1.1 2", b"0"), id="in its status"),
        pytest.param((b"HTTP/1.1 200 OK\r\nX-A: ", b"a"), id="in its headers"),
        pytest.param((b"HTTP/1.1 200 OK\r\n\r\n", b"a"), id="in a body without an end"),
        pytest.param(
            (b"HTTP/1.1 200 OK\r\nContent-Length: 9999\r\n\r\n", b"a"), id="in a body with an end"
        ),
        pytest.param(
            (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", b"1\r\na\r\n"),
            id="in its chunks",
        ),
        pytest.param((b"", b"HTTP/1.1 100 Continue\r\n\r\n"), id="without coming to a point"),
    ],
)
def test_a_receiver_that_drips_is_left_in_time(receiver, drip):
    receiver.answers.append(dripping(*drip))
    answer, took = send(receiver.url)

    assert answer.error == "No whole answer within 1.5 seconds."
    assert not answer.is_success
    assert took < 3


def test_a_receiver_that_says_nothing_is_left_in_time():
    with socket() as listening:
        listening.bind(("127.0.0.1", 0))
        listening.listen()
        answer, took = send(f"http://127.0.0.1:{listening.getsockname()[1]}/")
        tls, took_by_tls = send(f"https://127.0.0.1:{listening.getsockname()[1]}/")

    for each, seconds in ((answer, took), (tls, took_by_tls)):
        assert (each.status, each.error) == (None, "No whole answer within 1.5 seconds.")
        assert seconds < 3


def test_where_no_time_is_left_nobody_is_called(receiver):
    answer, _ = send(receiver.url, Way(HERE, patience=0))

    assert answer.error == "No whole answer within 0 seconds."
    assert receiver.got == []


def test_where_nobody_listens_that_is_told():
    answer, _ = send("http://127.0.0.1:1/")

    assert answer.status is None
    assert "Connection refused" in answer.error


def test_a_redirect_is_a_failure_and_not_followed(receiver, other_receiver):
    receiver.answers.append(saying("HTTP/1.1 302 Found", f"Location: {other_receiver.url}"))
    answer, _ = send(receiver.url)

    assert (answer.status, answer.is_success) == (302, False)
    assert other_receiver.got == []


@pytest.mark.parametrize(
    "nonsense", [b"SSH-2.0-OpenSSH\r\n", b"", b"HTTP/1.1 abc\r\n\r\n", b"\0\r\n"]
)
def test_what_is_no_answer_is_a_failure(receiver, nonsense):
    receiver.answers.append(lambda handler: handler.wfile.write(nonsense))
    answer, _ = send(receiver.url)

    assert (answer.status, answer.is_success) == (None, False)
    assert answer.error
    assert "\0" not in answer.error  # which PostgreSQL would not keep


@pytest.mark.parametrize(
    ("told", "seconds"),
    [
        pytest.param("17", 17, id="seconds"),
        pytest.param("Wed, 02 Jul 2025 12:00:00 GMT", None, id="a time that is past"),
        pytest.param("soon", None, id="a word"),
        pytest.param(f"Mon, 01 Jan {10**20} 00:00:00 GMT", None, id="a year beyond all"),
    ],
)
def test_how_long_the_receiver_wants_to_be_left_alone_is_read(receiver, told, seconds):
    receiver.answers.append(saying("HTTP/1.1 503 Busy", f"Retry-After: {told}"))
    answer, _ = send(receiver.url)

    assert answer.status == 503
    assert answer.retry_after == seconds or (seconds is None and (answer.retry_after or 0) <= 0)


def test_a_name_is_looked_up_once_for_the_check_and_the_connection(receiver):
    """What is asked again would be told an address that was never looked at."""
    asked = []

    def turning(host, _port):
        asked.append(host)
        return ["127.0.0.1"] if len(asked) == 1 else ["10.0.0.1"]

    address = f"http://news.example:{receiver.server_port}/"
    first, _ = send(address, Way(HERE, turning))
    second, _ = send(address, Way(HERE, turning))

    assert (first.status, len(receiver.got), asked) == (204, 1, ["news.example"] * 2)
    assert receiver.got[0][1]["Host"] == f"news.example:{receiver.server_port}"
    assert second.error == "news.example leads to 10.0.0.1, which is not on the internet."


def test_the_next_address_is_tried_where_one_does_not_answer(receiver):
    def both(_host, _port):
        return ["127.0.0.2", "127.0.0.1"]

    answer, _ = send(f"http://news.example:{receiver.server_port}/", Way(HERE, both))

    assert answer.is_success


def test_no_proxy_of_the_environment_is_asked(receiver, other_receiver, monkeypatch):
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy"):
        monkeypatch.setenv(name, f"http://127.0.0.1:{other_receiver.server_port}")

    assert send(receiver.url)[0].is_success
    assert other_receiver.got == []


@pytest.fixture
def certificate(tmp_path, monkeypatch):
    """Make a certificate for news.example that this process trusts."""
    files = tmp_path / "key.pem", tmp_path / "certificate.pem"
    subprocess.run(
        ["openssl", *CERTIFICATE, "-keyout", files[0], "-out", files[1]],  # noqa: S607 -- on PATH
        check=True,
        capture_output=True,
    )
    monkeypatch.setenv("SSL_CERT_FILE", f"{files[1]}")
    return files


def test_the_certificate_must_be_of_the_name_whatever_the_address(receiver, certificate):
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate[1], certificate[0])
    names = []
    context.sni_callback = lambda _socket, name, _context: names.append(name)
    receiver.socket = context.wrap_socket(receiver.socket, server_side=True)
    way = Way(HERE, lambda _host, _port: ["127.0.0.1"])
    port = receiver.server_port

    answer, _ = send(f"https://news.example:{port}/", way)
    assert (answer.status, answer.error) == (204, None)
    for other in ("other.example", "127.0.0.1"):
        answer, _ = send(f"https://{other}:{port}/", way)
        assert answer.status is None
        assert "CERTIFICATE_VERIFY_FAILED" in answer.error
    assert names[:2] == ["news.example", "other.example"]
    assert len(receiver.got) == 1


def test_a_certificate_that_nobody_vouches_for_is_refused(receiver, certificate, monkeypatch):
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate[1], certificate[0])
    receiver.socket = context.wrap_socket(receiver.socket, server_side=True)
    monkeypatch.delenv("SSL_CERT_FILE")

    way = Way(HERE, lambda _host, _port: ["127.0.0.1"])
    answer, _ = send(f"https://news.example:{receiver.server_port}/", way)
    assert "CERTIFICATE_VERIFY_FAILED" in answer.error
    assert receiver.got == []


def test_a_drip_under_tls_is_left_in_time_too(receiver, certificate):
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate[1], certificate[0])
    receiver.socket = context.wrap_socket(receiver.socket, server_side=True)
    receiver.answers.append(dripping(b"HTTP/1.1 200 OK\r\n\r\n", b"a"))

    way = Way(HERE, lambda _host, _port: ["127.0.0.1"], patience=1.5)
    answer, took = send(f"https://news.example:{receiver.server_port}/", way)
    assert (answer.error, answer.status) == ("No whole answer within 1.5 seconds.", 200)
    assert took < 3
