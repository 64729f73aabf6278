-- What people did to questions with alternatives: append-only; each step's hash covers the step before it.
CREATE TABLE store.question_steps (
    n INTEGER NOT NULL, question VARCHAR NOT NULL, act VARCHAR NOT NULL, by_whom VARCHAR NOT NULL, done_at VARCHAR NOT NULL, row_id VARCHAR,
    alternative VARCHAR, value VARCHAR, note VARCHAR NOT NULL, body VARCHAR NOT NULL, hash VARCHAR NOT NULL
);

CREATE VIEW question_steps AS
SELECT n, question, act, by_whom, done_at, row_id, alternative, value, note, body FROM store.question_steps;
