-- What follows from everything read; replaced as a whole, emptied as soon as a reading is added.
CREATE SCHEMA weighing;

CREATE TABLE weighing.entities (n INTEGER NOT NULL, id VARCHAR NOT NULL, name VARCHAR NOT NULL, type VARCHAR NOT NULL, reason VARCHAR);
CREATE TABLE weighing.entity_of (local VARCHAR NOT NULL, entity VARCHAR NOT NULL);
CREATE TABLE weighing.claim_of (claim VARCHAR NOT NULL, origin VARCHAR, proposition VARCHAR);
CREATE TABLE weighing.propositions (id VARCHAR NOT NULL, sentence VARCHAR NOT NULL);
CREATE TABLE weighing.origins (
    n INTEGER NOT NULL, id VARCHAR NOT NULL, name VARCHAR NOT NULL, kind VARCHAR NOT NULL, claims VARCHAR[] NOT NULL, reason VARCHAR NOT NULL
);
CREATE TABLE weighing.relations (n INTEGER NOT NULL, kind VARCHAR NOT NULL, a VARCHAR NOT NULL, b VARCHAR NOT NULL, reason VARCHAR NOT NULL);
CREATE TABLE weighing.ties (
    n INTEGER NOT NULL, subject VARCHAR NOT NULL, code VARCHAR NOT NULL, object VARCHAR NOT NULL, claims VARCHAR[] NOT NULL,
    against VARCHAR[] NOT NULL, outlets INTEGER NOT NULL, origins INTEGER NOT NULL, disputed BOOLEAN NOT NULL, years INTEGER[] NOT NULL
);
