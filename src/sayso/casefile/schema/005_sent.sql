-- What left this machine, written before it left: one row a request that carried a document's text. Append-only.
CREATE TABLE store.sent (
    n INTEGER NOT NULL, document VARCHAR NOT NULL, sha256 VARCHAR NOT NULL, path VARCHAR NOT NULL, host VARCHAR NOT NULL,
    model VARCHAR NOT NULL, bytes INTEGER NOT NULL
);
-- What a reader tells about its own work; no part of what a document says.
CREATE TABLE store.notes (
    reading INTEGER NOT NULL, n INTEGER NOT NULL, kind VARCHAR NOT NULL, about VARCHAR NOT NULL, part VARCHAR NOT NULL,
    quote VARCHAR NOT NULL, reason VARCHAR NOT NULL
);

CREATE VIEW sent AS SELECT n, document, path, host, model, bytes, sha256 FROM store.sent;
CREATE VIEW notes AS
SELECT k.document, k.path, o.kind, o.about, o.part, o.quote, o.reason FROM store.notes o JOIN store.current k USING (reading);
