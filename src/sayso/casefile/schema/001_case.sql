-- What was read: append-only. Offsets count code points in the reading's text, half-open [begins, ends).
-- No keys or indexes on purpose: one writer adds whole readings, and an index costs more than it saves here.
CREATE SCHEMA store;

CREATE TABLE store.meta (key VARCHAR NOT NULL, value VARCHAR NOT NULL);

-- One line for each time a path was found to show a document; each line's hash covers the line before it.
CREATE TABLE store.journal (
    n INTEGER NOT NULL, document VARCHAR NOT NULL, sha256 VARCHAR NOT NULL, path VARCHAR NOT NULL, reader_version VARCHAR NOT NULL,
    reading INTEGER NOT NULL, entities INTEGER NOT NULL, attributions INTEGER NOT NULL, claims INTEGER NOT NULL, hash VARCHAR NOT NULL
);

CREATE TABLE store.readings (
    reading INTEGER NOT NULL, document VARCHAR NOT NULL, sha256 VARCHAR NOT NULL, reader_version VARCHAR NOT NULL,
    media_type VARCHAR NOT NULL, title VARCHAR, outlet VARCHAR, origin VARCHAR, authors VARCHAR[] NOT NULL, published VARCHAR,
    published_begins INTEGER, published_ends INTEGER, retrieved VARCHAR, genre VARCHAR NOT NULL, language VARCHAR NOT NULL,
    range_begins INTEGER[] NOT NULL, range_ends INTEGER[] NOT NULL, range_kinds VARCHAR[] NOT NULL,
    sentence_begins INTEGER[] NOT NULL, sentence_ends INTEGER[] NOT NULL, text VARCHAR NOT NULL
);

CREATE TABLE store.entities (
    reading INTEGER NOT NULL, n INTEGER NOT NULL, id VARCHAR NOT NULL, name VARCHAR NOT NULL, type VARCHAR NOT NULL,
    mention_begins INTEGER[] NOT NULL, mention_ends INTEGER[] NOT NULL, mention_kinds VARCHAR[] NOT NULL, mention_words VARCHAR[] NOT NULL
);

CREATE TABLE store.attributions (
    reading INTEGER NOT NULL, n INTEGER NOT NULL, id VARCHAR NOT NULL, source_begins INTEGER, source_ends INTEGER, source_entity VARCHAR,
    source_kind VARCHAR NOT NULL, cue_begins INTEGER, cue_ends INTEGER, content_begins INTEGER[] NOT NULL, content_ends INTEGER[] NOT NULL,
    form VARCHAR NOT NULL, stance VARCHAR NOT NULL, parent VARCHAR, source_count INTEGER, time_from VARCHAR, time_to VARCHAR,
    time_begins INTEGER, time_ends INTEGER, time_anchor VARCHAR, scope VARCHAR, read BOOLEAN NOT NULL, score DOUBLE NOT NULL,
    source VARCHAR, cue VARCHAR, content VARCHAR[] NOT NULL
);

CREATE TABLE store.claims (
    reading INTEGER NOT NULL, n INTEGER NOT NULL, id VARCHAR NOT NULL, begins INTEGER NOT NULL, ends INTEGER NOT NULL, subject VARCHAR,
    predicate VARCHAR NOT NULL, code VARCHAR, object VARCHAR, object_text VARCHAR, polarity VARCHAR NOT NULL, modality VARCHAR NOT NULL,
    condition VARCHAR, hedge VARCHAR, time_from VARCHAR, time_to VARCHAR, time_begins INTEGER, time_ends INTEGER, time_anchor VARCHAR,
    place VARCHAR, low DOUBLE, high DOUBLE, unit VARCHAR, bound VARCHAR, quantity_begins INTEGER, quantity_ends INTEGER,
    attribution VARCHAR, score DOUBLE NOT NULL, words VARCHAR NOT NULL
);
