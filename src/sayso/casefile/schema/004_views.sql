-- What an analyst asks: current readings, case-wide ids, with the words themselves beside the offsets.
CREATE VIEW documents AS
SELECT r.document AS id, k.path, r.outlet, r.origin, r.title, r.authors, r.published, r.genre, r.language, r.media_type, r.retrieved,
       r.reader_version, r.sha256, length(r.text) AS characters, r.text
FROM store.current k JOIN store.readings r USING (reading);

-- Every time a path was found to show a document; superseded_by is the reading that took its place there.
CREATE VIEW history AS
SELECT j.n, j.path, j.document, j.reading, j.sha256, j.reader_version,
       k.reading IS NOT NULL AND lead(j.n) OVER later IS NULL AS current, lead(j.reading) OVER later AS superseded_by
FROM store.journal j LEFT JOIN store.current k ON k.reading = j.reading
WINDOW later AS (PARTITION BY j.path ORDER BY j.n);

CREATE VIEW sentences AS
SELECT document, path, n, begins, ends, text[begins + 1:ends] AS sentence
FROM (SELECT r.document, k.path, r.text, generate_subscripts(r.sentence_begins, 1) AS n, unnest(r.sentence_begins) AS begins, unnest(r.sentence_ends) AS ends
      FROM store.current k JOIN store.readings r USING (reading));

CREATE VIEW entities AS SELECT id, name, type, reason FROM store.weighed_entities;

CREATE VIEW mentions AS
SELECT m.entity, e.name, m.document, m.begins, m.ends, m.kind, m.words
FROM store.weighed_mentions m JOIN store.weighed_entities e ON e.id = m.entity;

CREATE VIEW attributions AS
SELECT a.id, a.document, a.parent, coalesce(e.name, a.source) AS source_name, a.source_entity, a.source, a.source_kind, a.source_count,
       a.cue, a.content, a.form, a.stance, a.time_from, a.time_to, a.scope, a.read, a.score, a.source_begins, a.source_ends,
       a.cue_begins, a.cue_ends, a.content_begins, a.content_ends
FROM store.weighed_attributions a LEFT JOIN store.weighed_entities e ON e.id = a.source_entity;

CREATE VIEW claims AS
SELECT id, document, begins, ends, words, subject, predicate, code, object, object_text, polarity, modality, condition, hedge,
       time_from, time_to, place, low, high, unit, bound, attribution, origin, proposition, score
FROM store.weighed_claims;

-- Link 0 is the document itself, the highest link is the one who uttered the claim. 64 links is far beyond any real text.
CREATE VIEW chains AS
WITH RECURSIVE up AS (
    SELECT c.id AS claim, a.id AS attribution, a.parent, 1 AS height
    FROM store.weighed_claims c JOIN store.weighed_attributions a ON a.id = c.attribution
    UNION ALL
    SELECT up.claim, a.id, a.parent, up.height + 1
    FROM up JOIN store.weighed_attributions a ON a.id = up.parent WHERE up.height < 64
)
SELECT c.id AS claim, 0 AS depth, NULL AS attribution, coalesce(d.outlet, d.path) AS source, 'document' AS kind, NULL AS cue, 'asserts' AS stance
FROM store.weighed_claims c JOIN documents d ON d.id = c.document
UNION ALL
SELECT up.claim, (max(up.height) OVER (PARTITION BY up.claim) - up.height + 1)::INTEGER, a.id, a.source_name, a.source_kind, a.cue, a.stance
FROM up JOIN attributions a ON a.id = up.attribution;

CREATE VIEW claims_said AS
SELECT c.id AS claim, d.path, coalesce(d.outlet, d.path) AS outlet, coalesce(a.source_name, a.source_kind, 'the document itself') AS said_by,
       coalesce(a.stance, 'asserts') AS stance, a.cue, s.name AS subject, c.polarity, coalesce(c.code, c.predicate) AS relation,
       coalesce(o.name, c.object_text) AS object, c.modality, c.time_from, c.time_to, p.name AS place, c.low, c.high, c.unit,
       g.name AS origin, c.proposition, c.words
FROM claims c
JOIN documents d ON d.id = c.document
LEFT JOIN attributions a ON a.id = c.attribution
LEFT JOIN store.weighed_entities s ON s.id = c.subject
LEFT JOIN store.weighed_entities o ON o.id = c.object
LEFT JOIN store.weighed_entities p ON p.id = c.place
LEFT JOIN weighing.origins g ON g.id = c.origin;

CREATE VIEW origins AS SELECT id, name, kind, claims, reason FROM weighing.origins;
CREATE VIEW propositions AS
SELECT p.id, p.sentence, count(m.claim)::INTEGER AS claims, count(DISTINCT m.origin)::INTEGER AS origins
FROM weighing.propositions p LEFT JOIN weighing.claim_of m ON m.proposition = p.id GROUP BY p.id, p.sentence;
CREATE VIEW relations AS SELECT kind, a, b, reason FROM weighing.relations;
CREATE VIEW ties AS
SELECT s.name AS subject_name, t.code, o.name AS object_name, t.subject, t.object, t.claims, t.against, t.outlets, t.origins, t.disputed, t.years
FROM weighing.ties t
LEFT JOIN store.weighed_entities s ON s.id = t.subject
LEFT JOIN store.weighed_entities o ON o.id = t.object;
