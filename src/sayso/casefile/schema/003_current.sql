-- The readings that count now: what each path shows last, and that document's latest reading.
CREATE VIEW store.current AS
WITH places AS (SELECT path, arg_max(document, n) AS document FROM store.journal GROUP BY path),
     shown AS (SELECT document, min(path) AS path FROM places GROUP BY document),
     latest AS (SELECT document, max(reading) AS reading FROM store.journal GROUP BY document)
SELECT latest.reading, shown.document, shown.path FROM shown JOIN latest USING (document);

-- As read: entity ids local to their document.
CREATE VIEW store.read_entities AS
SELECT e.*, k.document, k.path FROM store.entities e JOIN store.current k USING (reading);
CREATE VIEW store.read_attributions AS
SELECT a.*, k.document, k.path FROM store.attributions a JOIN store.current k USING (reading);
CREATE VIEW store.read_claims AS
SELECT c.*, k.document, k.path, NULL::VARCHAR AS origin, NULL::VARCHAR AS proposition
FROM store.claims c JOIN store.current k USING (reading);

-- As weighed: entity ids of the case; what was not weighed keeps its local id.
CREATE VIEW store.weighed_mentions AS
SELECT coalesce(w.entity, e.id) AS entity, e.document, e.path, e.n,
       unnest(e.mention_begins) AS begins, unnest(e.mention_ends) AS ends, unnest(e.mention_kinds) AS kind, unnest(e.mention_words) AS words
FROM store.read_entities e LEFT JOIN weighing.entity_of w ON w.local = e.id;
CREATE VIEW store.weighed_entities AS
SELECT id, name, type, reason, '' AS path, n FROM weighing.entities
UNION ALL
SELECT id, name, type, NULL, path, n FROM store.read_entities WHERE id NOT IN (SELECT local FROM weighing.entity_of);
CREATE VIEW store.weighed_attributions AS
SELECT a.* REPLACE (coalesce(w.entity, a.source_entity) AS source_entity)
FROM store.read_attributions a LEFT JOIN weighing.entity_of w ON w.local = a.source_entity;
CREATE VIEW store.weighed_claims AS
SELECT c.* REPLACE (coalesce(s.entity, c.subject) AS subject, coalesce(o.entity, c.object) AS object, coalesce(p.entity, c.place) AS place,
                    m.origin AS origin, m.proposition AS proposition)
FROM store.read_claims c
LEFT JOIN weighing.entity_of s ON s.local = c.subject
LEFT JOIN weighing.entity_of o ON o.local = c.object
LEFT JOIN weighing.entity_of p ON p.local = c.place
LEFT JOIN weighing.claim_of m ON m.claim = c.id;
