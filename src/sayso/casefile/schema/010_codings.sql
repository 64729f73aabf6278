-- What coders decided on rows of a coder sheet: append-only; each line's hash covers the line before it. "sheet" is the imported
-- file's SHA-256, "body" JSON: what the row was about, and the scheme's values as decided.
CREATE TABLE store.codings (
    n INTEGER NOT NULL, scheme VARCHAR NOT NULL, row_id VARCHAR NOT NULL, by_whom VARCHAR NOT NULL, done_at VARCHAR NOT NULL,
    decision VARCHAR NOT NULL, note VARCHAR NOT NULL, body VARCHAR NOT NULL, sheet VARCHAR NOT NULL, hash VARCHAR NOT NULL
);

CREATE VIEW codings AS SELECT n, scheme, row_id, by_whom, done_at, decision, note, body, sheet FROM store.codings;
