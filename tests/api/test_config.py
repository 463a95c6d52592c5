import pytest

from api.config import ConfigurationError, Settings


def test_without_variables_there_are_defaults():
    assert Settings.from_environment({"HOME": "/"}) == Settings()


def test_every_variable_is_read():
    settings = Settings.from_environment(
        {
            "PORT": "9000",
            "STANDFIRST_DATABASE_URL": "postgresql://news@db/news",
            "STANDFIRST_HOST": "0.0.0.0",  # noqa: S104 -- a value to read, no address to bind
            "STANDFIRST_MAX_BYTES": "65536",
            "STANDFIRST_SECRET": "hush",
            "STANDFIRST_THREADS": "2",
            "STANDFIRST_WORKERS": "3",
        }
    )

    assert settings == Settings(
        database_url="postgresql://news@db/news",
        host="0.0.0.0",  # noqa: S104 -- as above
        port=9000,
        secret="hush",  # noqa: S106 -- as above
        workers=3,
        threads=2,
        max_bytes=65_536,
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
        ("PORT", "9" * 5000),
        ("STANDFIRST_DATABASE_URL", "sqlite://"),
        ("STANDFIRST_DATABASE_URL", "postgresql+psycopg2://db/news"),
        ("PORT", "eighty"),
        ("PORT", "0"),
        ("PORT", "70000"),
        ("PORT", "٨٠٠٠"),
        ("STANDFIRST_DATABASE_URL", "mysql://db/news"),
        ("STANDFIRST_DATABASE_URL", "news.db"),
        ("STANDFIRST_MAX_BYTES", "-1"),
        ("STANDFIRST_WORKERS", "0"),
        ("STANDFIRST_DATABSE_URL", "sqlite:///news.sqlite3"),
    ],
)
def test_a_wrong_value_is_refused_with_a_sentence_that_names_it(name, value):
    with pytest.raises(ConfigurationError, match=name):
        Settings.from_environment({name: value})
