"""Statements that count the requests of keys, a row a key, alike on both databases."""

WINDOWS = """
CREATE TABLE IF NOT EXISTS key_windows
  (prefix TEXT PRIMARY KEY, began BIGINT NOT NULL, used BIGINT NOT NULL) WITHOUT ROWID"""
"""SQLite's table; PostgreSQL's is made by a migration."""

# A window that the clock has left counts from 1 again, and so does one that lies further ahead
# than a window is long: a clock was set back. One just ahead is another machine's clock being so.
# Nothing comes back where the limit is reached.
TAKE = """
INSERT INTO key_windows AS own (prefix, began, used) VALUES (:prefix, :began, 1)
ON CONFLICT (prefix) DO UPDATE SET
  used = CASE WHEN own.began < :began OR own.began > :began + :seconds THEN 1 ELSE own.used + 1 END,
  began = CASE WHEN own.began < :began OR own.began > :began + :seconds THEN :began
    ELSE own.began END
WHERE own.began < :began OR own.began > :began + :seconds OR own.used < :requests
RETURNING began, used"""
"""Count a request, if the limit allows: returns the window's begin and its requests, or no row."""

GIVE_BACK = """
UPDATE key_windows SET used = used - 1 WHERE prefix = :prefix AND began = :began AND used > 0"""
"""Take back that a request was counted."""
