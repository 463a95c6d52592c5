"""Where webhooks may lead: to the internet, and to what was opened, in whatever form."""

from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from api.reach import Refused, addresses, is_open, target

PRIVATE = ["10.0.0.1", "127.0.0.1", "169.254.169.254", "172.16.0.1", "192.168.1.1"]
# What stands for an IPv4 address inside of IPv6.
FORMS = {
    "mapped": lambda v4: f"::ffff:{v4}",
    "compatible": lambda v4: f"::{v4}",
    "NAT64": lambda v4: f"64:ff9b::{v4}",
    "6to4": lambda v4: IPv6Address((0x2002 << 112) | (int(IPv4Address(v4)) << 80)),
}


def leading_to(*found):
    return lambda _host, _port: found


@pytest.mark.parametrize(
    "address",
    [
        *PRIVATE,
        pytest.param("0.0.0.0", id="this host"),  # noqa: S104 -- an address to refuse
        pytest.param("100.64.0.1", id="shared by carriers"),
        pytest.param("192.0.0.8", id="protocol assignments"),
        pytest.param("192.0.2.1", id="documentation"),
        pytest.param("192.88.99.1", id="6to4 relays"),
        pytest.param("198.18.0.1", id="benchmarks"),
        pytest.param("224.0.0.251", id="multicast in a network"),
        pytest.param("232.1.1.1", id="multicast anywhere"),
        pytest.param("240.0.0.1", id="reserved"),
        pytest.param("255.255.255.255", id="broadcast"),
        pytest.param("::", id="no address"),
        pytest.param("::1", id="loopback of IPv6"),
        pytest.param("fe80::1", id="link"),
        pytest.param("fe80::1%2", id="link with its interface"),
        pytest.param("fec0::1", id="site"),
        pytest.param("fd12::1", id="unique local"),
        pytest.param("ff0e::1", id="multicast of IPv6"),
        pytest.param("2001::1", id="Teredo"),
        pytest.param("2001:db8::1", id="documentation of IPv6"),
        pytest.param("3fff::1", id="later documentation"),
        pytest.param("64:ff9b:1::a00:1", id="NAT64 of one's own"),
        pytest.param("4000::1", id="given to nobody"),
    ],
)
def test_an_address_that_is_not_on_the_internet_is_not_open(address):
    assert not is_open(ip_address(address))


@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS)
@pytest.mark.parametrize("private", PRIVATE)
def test_a_private_address_in_another_form_is_not_open(form, private):
    assert not is_open(ip_address(form(private)))


@pytest.mark.parametrize(
    "address",
    ["8.8.8.8", "::ffff:8.8.8.8", "64:ff9b::8.8.8.8", "2002:808:808::1", "2606:4700::1111"],
)
def test_an_address_on_the_internet_is_open(address):
    assert is_open(ip_address(address))


@pytest.mark.parametrize("address", ["127.0.0.1", "::ffff:127.0.0.1"])
def test_what_was_opened_is_open_and_nothing_beside(address):
    assert is_open(ip_address(address), [ip_network("127.0.0.0/8")])
    assert not is_open(ip_address(address), [ip_network("10.0.0.0/8"), ip_network("::/0")][:1])


@given(st.ip_addresses(v=4))
def test_no_form_of_an_address_is_open_where_the_address_is_not(address):
    assume(not is_open(address))

    assert not [name for name, form in FORMS.items() if is_open(ip_address(form(f"{address}")))]


@given(st.ip_addresses())
def test_what_is_open_is_global_and_for_one_receiver(address):
    assume(is_open(address))

    assert address.is_global or address.ipv4_mapped.is_global
    assert not address.is_multicast


@given(st.lists(st.ip_addresses(), min_size=1, max_size=4))
def test_a_name_is_as_good_as_the_worst_of_its_addresses(found):
    resolve = leading_to(*(f"{each}" for each in found))
    try:
        whither = target("https://news.example/", (), resolve)
    except Refused:
        assert not all(is_open(each) for each in found)
    else:
        assert [ip_address(each) for each in whither.addresses] == found
        assert all(is_open(each) for each in found)


@given(st.text())
def test_any_text_is_a_target_or_refused_and_never_an_error(text):
    try:
        whither = target(text, (), leading_to("8.8.8.8"))
    except Refused:
        return
    assert whither.scheme in {"http", "https"}


@pytest.mark.parametrize(
    "url",
    [
        pytest.param("ftp://news.example/", id="another protocol"),
        pytest.param("file:///etc/passwd", id="a file"),
        pytest.param("news.example", id="no address"),
        pytest.param("https://", id="no host"),
        pytest.param("https://ada@news.example/", id="a user"),
        pytest.param("https://ada:secret@news.example/", id="a user with a password"),
        pytest.param("https://news.example\\@127.0.0.1/", id="two readings"),
        pytest.param("https://news.example:99999/", id="no port"),
        pytest.param("https://[::1/", id="half an address"),
        pytest.param("https://bücher.example/", id="not ASCII"),
        pytest.param("https://news.example%2eevil/", id="escaped"),
    ],
)
def test_what_is_no_plain_web_address_is_refused(url):
    with pytest.raises(Refused):
        target(url, (), leading_to("8.8.8.8"))


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1/",
        "http://127.1/",
        "http://2130706433/",
        "http://0x7f000001/",
        "http://0177.0.0.1/",
        "http://[::1]/",
        "http://[::ffff:127.0.0.1]/",
        "http://localhost/",
    ],
)
def test_this_machine_is_refused_however_it_is_written(url):
    with pytest.raises(Refused, match=r"not on the internet|There is no address"):
        target(url, (), addresses)


def test_a_name_without_an_address_is_refused():
    with pytest.raises(Refused, match=r"There is no address of news\.example"):
        target("https://news.example/", (), leading_to())
    with pytest.raises(Refused, match="There is no address"):
        target("https://news.invalid/", (), addresses)


def test_a_target_has_what_the_address_says():
    found = target("https://News.Example:8443/höher?a=b c#part", (), leading_to("8.8.8.8"))

    assert (found.host, found.port, found.name) == ("news.example", 8443, "news.example:8443")
    assert found.path == "/h%C3%B6her?a=b%20c"
    assert target("http://8.8.8.8", (), addresses).path == "/"
    assert target("http://[2606:4700::1111]:80/", (), addresses).name == "[2606:4700::1111]"
