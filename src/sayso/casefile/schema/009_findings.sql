-- What the weighing finds beside its relations: who stands behind each claim, circles, drift, interest, ways and ties of support.
CREATE TABLE weighing.standings (
    n INTEGER NOT NULL, claim VARCHAR NOT NULL, document VARCHAR NOT NULL, outlet VARCHAR NOT NULL, outlet_name VARCHAR NOT NULL,
    origin VARCHAR NOT NULL, origin_name VARCHAR NOT NULL, utterer VARCHAR NOT NULL, utterer_name VARCHAR NOT NULL, utterer_kind VARCHAR NOT NULL
);
CREATE TABLE weighing.circles (
    n INTEGER NOT NULL, id VARCHAR NOT NULL, outlets VARCHAR[] NOT NULL, claims VARCHAR[] NOT NULL, link_citing VARCHAR[] NOT NULL,
    link_cited VARCHAR[] NOT NULL, link_documents VARCHAR[] NOT NULL, link_claims VARCHAR[] NOT NULL, link_begins INTEGER[] NOT NULL,
    link_ends INTEGER[] NOT NULL, reason VARCHAR NOT NULL
);
CREATE TABLE weighing.drifts (
    n INTEGER NOT NULL, a VARCHAR NOT NULL, b VARCHAR NOT NULL, aspect VARCHAR NOT NULL, direction VARCHAR NOT NULL, way VARCHAR NOT NULL,
    a_begins INTEGER NOT NULL, a_ends INTEGER NOT NULL, b_begins INTEGER NOT NULL, b_ends INTEGER NOT NULL, reason VARCHAR NOT NULL
);
CREATE TABLE weighing.interests (
    n INTEGER NOT NULL, claim VARCHAR NOT NULL, speaker VARCHAR, kind VARCHAR NOT NULL, reason VARCHAR NOT NULL, grounds VARCHAR[] NOT NULL
);
CREATE TABLE weighing.vias (
    n INTEGER NOT NULL, kind VARCHAR NOT NULL, claim VARCHAR NOT NULL, document VARCHAR NOT NULL, begins INTEGER NOT NULL,
    ends INTEGER NOT NULL, words VARCHAR NOT NULL, entity VARCHAR
);
CREATE TABLE weighing.supports (
    n INTEGER NOT NULL, subject VARCHAR NOT NULL, code VARCHAR NOT NULL, object VARCHAR NOT NULL, ucdp VARCHAR NOT NULL,
    claims VARCHAR[] NOT NULL, against VARCHAR[] NOT NULL, first_from VARCHAR, first_to VARCHAR, first_claim VARCHAR,
    last_from VARCHAR, last_to VARCHAR, last_claim VARCHAR, start_from VARCHAR, start_to VARCHAR, start_claim VARCHAR,
    end_from VARCHAR, end_to VARCHAR, end_claim VARCHAR, reported_from VARCHAR, reported_to VARCHAR, reported_claim VARCHAR,
    years INTEGER[] NOT NULL, year_claims VARCHAR[][] NOT NULL, year_against VARCHAR[][] NOT NULL, alleged BOOLEAN NOT NULL,
    alleged_reason VARCHAR NOT NULL
);

CREATE VIEW standings AS SELECT * EXCLUDE (n) FROM weighing.standings;

-- Three counts, and the plain one beside them; the lists name their members.
CREATE VIEW counts AS
SELECT p.id AS proposition, p.sentence, count(DISTINCT s.document)::INTEGER AS documents, count(DISTINCT s.outlet)::INTEGER AS outlets,
       count(DISTINCT nullif(s.origin, ''))::INTEGER AS origins, count(DISTINCT nullif(s.utterer, ''))::INTEGER AS utterers,
       (count(*) FILTER (s.origin = ''))::INTEGER AS unstated, list_sort(list(DISTINCT s.outlet_name)) AS outlet_names,
       list_sort(coalesce(list(DISTINCT s.origin_name) FILTER (s.origin <> ''), [])) AS origin_names,
       list_sort(coalesce(list(DISTINCT s.utterer_name) FILTER (s.utterer <> ''), [])) AS utterer_names
FROM weighing.propositions p JOIN weighing.claim_of m ON m.proposition = p.id JOIN weighing.standings s ON s.claim = m.claim
GROUP BY p.id, p.sentence;

CREATE VIEW circles AS SELECT id, outlets, claims, reason FROM weighing.circles;
CREATE VIEW circle_links AS
SELECT l.*, d.text[l.begins + 1:l.ends] AS words
FROM (SELECT c.id AS circle, generate_subscripts(c.link_claims, 1)::INTEGER AS n, unnest(c.link_citing) AS citing,
             unnest(c.link_cited) AS cited, unnest(c.link_documents) AS document, unnest(c.link_claims) AS claim,
             unnest(c.link_begins) AS begins, unnest(c.link_ends) AS ends
      FROM weighing.circles c) l
JOIN documents d ON d.id = l.document;

CREATE VIEW drift AS
SELECT d.a, d.b, d.aspect, d.direction, d.way, ra.text[d.a_begins + 1:d.a_ends] AS a_words, rb.text[d.b_begins + 1:d.b_ends] AS b_words, d.reason,
       ca.document AS a_document, d.a_begins, d.a_ends, cb.document AS b_document, d.b_begins, d.b_ends
FROM weighing.drifts d
JOIN store.read_claims ca ON ca.id = d.a JOIN documents ra ON ra.id = ca.document
JOIN store.read_claims cb ON cb.id = d.b JOIN documents rb ON rb.id = cb.document;

CREATE VIEW interest AS
SELECT i.claim, e.name AS speaker_name, i.kind, i.reason, i.grounds, i.speaker, c.words
FROM weighing.interests i JOIN store.read_claims c ON c.id = i.claim LEFT JOIN store.weighed_entities e ON e.id = i.speaker;

CREATE VIEW ways AS
SELECT v.claim, v.kind, v.words, e.name AS entity_name, v.entity, v.document, v.begins, v.ends
FROM weighing.vias v LEFT JOIN store.weighed_entities e ON e.id = v.entity;

-- Drafts for a coder of the UCDP External Support Dataset; support_years is the sheet, one row a supporter, recipient, kind and year.
CREATE VIEW support AS
SELECT s.name AS supporter, t.ucdp, t.code, o.name AS recipient, t.alleged, t.first_from, t.first_to, t.last_from, t.last_to, t.start_from, t.start_to,
       t.end_from, t.end_to, t.reported_from, t.reported_to, t.years, t.alleged_reason, t.claims, t.against, t.subject, t.object
FROM weighing.supports t
LEFT JOIN store.weighed_entities s ON s.id = t.subject
LEFT JOIN store.weighed_entities o ON o.id = t.object;
CREATE VIEW support_years AS
SELECT y.supporter, y.recipient, y.ucdp, y.year, y.claims, y.against, count(DISTINCT s.outlet)::INTEGER AS outlets,
       count(DISTINCT nullif(s.origin, ''))::INTEGER AS origins, count(DISTINCT nullif(s.utterer, ''))::INTEGER AS utterers,
       count(DISTINCT s.document)::INTEGER AS documents, y.alleged, y.subject, y.code, y.object
FROM (SELECT s.name AS supporter, o.name AS recipient, t.ucdp, t.alleged, t.subject, t.code, t.object,
             unnest(t.years) AS year, unnest(t.year_claims) AS claims, unnest(t.year_against) AS against
      FROM weighing.supports t
      LEFT JOIN store.weighed_entities s ON s.id = t.subject
      LEFT JOIN store.weighed_entities o ON o.id = t.object) y
LEFT JOIN weighing.standings s ON list_contains(y.claims, s.claim)
GROUP BY ALL;

-- A case weighed by an older sayso has none of this yet: it is weighed again.
DELETE FROM store.meta WHERE key = 'weighed';
