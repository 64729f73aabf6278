-- What people judged: append-only; each line's hash covers the line before it. "body" is JSON: the records judged (document's
-- SHA-256, characters, words, what was read there) and, for a correction, the new values.
CREATE TABLE store.judgements (
    n INTEGER NOT NULL, kind VARCHAR NOT NULL, layer VARCHAR NOT NULL, judged_by VARCHAR NOT NULL, date VARCHAR NOT NULL,
    note VARCHAR NOT NULL, revokes INTEGER, body VARCHAR NOT NULL, hash VARCHAR NOT NULL
);

-- What follows from them for the readings that count now; replaced with the weighing.
CREATE TABLE weighing.judged_claims AS SELECT * EXCLUDE (reading, n, words) FROM store.claims LIMIT 0;
CREATE TABLE weighing.judged_attributions AS SELECT * EXCLUDE (reading, n, source, cue, content) FROM store.attributions LIMIT 0;
CREATE TABLE weighing.judged_out (id VARCHAR NOT NULL);
CREATE TABLE weighing.judged_marks (record VARCHAR NOT NULL, judgement INTEGER NOT NULL);
CREATE TABLE weighing.judged_effects (n INTEGER NOT NULL, state VARCHAR NOT NULL, reason VARCHAR NOT NULL, records VARCHAR[] NOT NULL);

-- As they count: what a person corrected in place of what was read, and nothing that a person rejected.
CREATE VIEW store.counted_claims AS
SELECT * FROM store.read_claims
WHERE id NOT IN (SELECT id FROM weighing.judged_claims) AND id NOT IN (SELECT id FROM weighing.judged_out)
UNION ALL BY NAME
SELECT j.*, k.reading, k.n, k.words, k.document, k.path, k.origin, k.proposition
FROM weighing.judged_claims j JOIN store.read_claims k USING (id);
CREATE VIEW store.counted_attributions AS
SELECT * FROM store.read_attributions
WHERE id NOT IN (SELECT id FROM weighing.judged_attributions) AND id NOT IN (SELECT id FROM weighing.judged_out)
UNION ALL BY NAME
SELECT j.*, k.reading, k.n, k.source, k.cue, k.content, k.document, k.path
FROM weighing.judged_attributions j JOIN store.read_attributions k USING (id);

CREATE OR REPLACE VIEW store.weighed_attributions AS
SELECT a.* REPLACE (coalesce(w.entity, a.source_entity) AS source_entity)
FROM store.counted_attributions a LEFT JOIN weighing.entity_of w ON w.local = a.source_entity;
CREATE OR REPLACE VIEW store.weighed_claims AS
SELECT c.* REPLACE (coalesce(s.entity, c.subject) AS subject, coalesce(o.entity, c.object) AS object, coalesce(p.entity, c.place) AS place,
                    m.origin AS origin, m.proposition AS proposition)
FROM store.counted_claims c
LEFT JOIN weighing.entity_of s ON s.local = c.subject
LEFT JOIN weighing.entity_of o ON o.local = c.object
LEFT JOIN weighing.entity_of p ON p.local = c.place
LEFT JOIN weighing.claim_of m ON m.claim = c.id;

-- One row a judgement: what it does now, the records it was found to be about, and the body as JSON.
CREATE VIEW judgements AS
SELECT 'j' || j.n AS id, j.n, j.kind, j.layer, j.judged_by, j.date, j.note, 'j' || j.revokes AS revokes,
       coalesce(s.state, 'not weighed') AS state, s.reason, coalesce(s.records, []) AS records, j.body
FROM store.judgements j LEFT JOIN weighing.judged_effects s USING (n);
-- Which judgements in force bear on which record; entity ids of the case once weighed.
CREATE VIEW judged AS
SELECT record, list('j' || judgement ORDER BY judgement) AS judgements
FROM (SELECT DISTINCT coalesce(w.entity, m.record) AS record, m.judgement
      FROM weighing.judged_marks m LEFT JOIN weighing.entity_of w ON w.local = m.record)
GROUP BY record;
