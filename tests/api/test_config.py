from ipaddress import ip_network

import pytest

from api.config import ConfigurationError, Keys, Settings
from api.limits import Limit


def test_without_variables_there_are_defaults():
    assert Settings.from_environment({"HOME": "/"}) == Settings()


def test_every_variable_is_read():
    settings = Settings.from_environment(
        {
            "PORT": "9000",
            "STANDFIRST_BROKER_URL": "valkey://queue/0",
            "STANDFIRST_DATABASE_URL": "postgresql://news@db/news",
            "STANDFIRST_HOST": "0.0.0.0",  # noqa: S104 -- a value to read, no address to bind
            "STANDFIRST_KEYS": "open-to-everybody",
            "STANDFIRST_MAX_BYTES": "65536",
            "STANDFIRST_RATE": "9/2",
            "STANDFIRST_SECRET": "hush",
            "STANDFIRST_THREADS": "2",
            "STANDFIRST_WEBHOOK_NETWORKS": "10.0.0.0/8, fd00::/8",
            "STANDFIRST_WORKERS": "3",
        }
    )

    assert settings == Settings(
        database_url="postgresql://news@db/news",
        broker_url="valkey://queue/0",
        host="0.0.0.0",  # noqa: S104 -- as above
        port=9000,
        secret="hush",  # noqa: S106 -- as above
        workers=3,
        threads=2,
        max_bytes=65_536,
        webhook_networks=(ip_network("10.0.0.0/8"), ip_network("fd00::/8")),
        keys=Keys.OPEN_TO_EVERYBODY,
        rate=Limit(9, 2),
    )


def test_an_empty_variable_is_as_good_as_none():
    assert Settings.from_environment({"PORT": ""}) == Settings()


def test_a_password_in_a_wrong_url_is_not_repeated():
    with pytest.raises(ConfigurationError) as error:
        Settings.from_environment({"STANDFIRST_DATABASE_URL": "mysql://news:hush@db/news"})

    assert "hush" not in str(error.value)


@pytest.mark.parametrize(
    ("host", "address"), [("127.0.0.1", "127.0.0.1:8000"), ("::1", "[::1]:8000")]
)
def test_an_address_is_written_as_addresses_are(host, address):
    assert Settings(host=host).address == address


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("STANDFIRST_BROKER_URL", "kafka://queue"),
        ("STANDFIRST_BROKER_URL", "redis"),
        ("STANDFIRST_BROKER_URL", "redis:///0"),
        ("STANDFIRST_BROKER_URL", "redis://host:x"),
        ("PORT", "9" * 5000),
        ("STANDFIRST_DATABASE_URL", "sqlite://"),
        ("STANDFIRST_DATABASE_URL", "postgresql+psycopg2://db/news"),
        ("PORT", "eighty"),
        ("PORT", "0"),
        ("PORT", "70000"),
        ("PORT", "٨٠٠٠"),
        ("STANDFIRST_DATABASE_URL", "mysql://db/news"),
        ("STANDFIRST_DATABASE_URL", "news.db"),
        ("STANDFIRST_KEYS", "closed"),
        ("STANDFIRST_MAX_BYTES", "-1"),
        ("STANDFIRST_RATE", "600"),
        ("STANDFIRST_WEBHOOK_NETWORKS", "10.0.0.1/8"),
        ("STANDFIRST_WORKERS", "0"),
        ("STANDFIRST_DATABSE_URL", "sqlite:///news.sqlite3"),
    ],
)
def test_a_wrong_value_is_refused_with_a_sentence_that_names_it(name, value):
    with pytest.raises(ConfigurationError, match=name):
        Settings.from_environment({name: value})


@pytest.mark.parametrize("host", ["127.0.0.1", "127.0.0.2", "::1", "localhost"])
def test_what_only_its_own_machine_reaches_may_be_open(host):
    given = {"STANDFIRST_HOST": host, "STANDFIRST_KEYS": "open"}

    assert Settings.from_environment(given).keys is Keys.OPEN


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.0.2.1", "news.example"])  # noqa: S104 -- not bound
def test_what_others_reach_may_not(host):
    given = {"STANDFIRST_HOST": host, "STANDFIRST_KEYS": "open"}

    with pytest.raises(ConfigurationError, match="open-to-everybody"):
        Settings.from_environment(given)
