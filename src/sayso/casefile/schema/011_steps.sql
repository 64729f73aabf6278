-- The weighing step by step. A step works block by block: what a block takes in are rows of wires that bear its key, what it puts
-- out are rows of other wires and of the tables of results, each with the block that made it. A block runs again when a row it takes
-- in has changed. The results show from the moment a weighing is complete until a reading or a judgement is added.
CREATE SCHEMA steps;

-- What changed in the course of a weighing, which blocks are still due, and how far each step is.
CREATE TABLE steps.changed (wire VARCHAR NOT NULL, key UBIGINT NOT NULL);
CREATE TABLE steps.due (step VARCHAR NOT NULL, key UBIGINT NOT NULL);
CREATE TABLE steps.progress (step VARCHAR NOT NULL, state VARCHAR NOT NULL);

CREATE TABLE steps.wire_account (maker UBIGINT NOT NULL, key UBIGINT NOT NULL, ref UBIGINT, data VARCHAR NOT NULL);
CREATE TABLE steps.wire_aged (maker UBIGINT NOT NULL, key UBIGINT NOT NULL, ref UBIGINT, data VARCHAR NOT NULL);
CREATE TABLE steps.wire_agents (maker UBIGINT NOT NULL, key UBIGINT NOT NULL, ref UBIGINT, data VARCHAR NOT NULL);
CREATE TABLE steps.wire_ask (maker UBIGINT NOT NULL, key UBIGINT NOT NULL, ref UBIGINT, data VARCHAR NOT NULL);
CREATE TABLE steps.wire_bare (maker UBIGINT NOT NULL, key UBIGINT NOT NULL, ref UBIGINT, data VARCHAR NOT NULL);
CREATE TABLE steps.wire_bonded (maker UBIGINT NOT NULL, key UBIGINT NOT NULL, ref UBIGINT, data VARCHAR NOT NULL);
CREATE TABLE steps.wire_bonds (maker UBIGINT NOT NULL, key UBIGINT NOT NULL, ref UBIGINT, data VARCHAR NOT NULL);
CREATE TABLE steps.wire_borne (maker UBIGINT NOT NULL, key UBIGINT NOT NULL, ref UBIGINT, data VARCHAR NOT NULL);
CREATE TABLE steps.wire_masthead (maker UBIGINT NOT NULL, key UBIGINT NOT NULL, ref UBIGINT, data VARCHAR NOT NULL);
CREATE TABLE steps.wire_heads (maker UBIGINT NOT NULL, key UBIGINT NOT NULL, ref UBIGINT, data VARCHAR NOT NULL);
CREATE TABLE steps.wire_outlet (maker UBIGINT NOT NULL, key UBIGINT NOT NULL, ref UBIGINT, data VARCHAR NOT NULL);
CREATE TABLE steps.wire_bundle (maker UBIGINT NOT NULL, key UBIGINT NOT NULL, ref UBIGINT, data VARCHAR NOT NULL);
CREATE TABLE steps.wire_candidate (maker UBIGINT NOT NULL, key UBIGINT NOT NULL, ref UBIGINT, data VARCHAR NOT NULL);
CREATE TABLE steps.wire_carry (maker UBIGINT NOT NULL, key UBIGINT NOT NULL, ref UBIGINT, data VARCHAR NOT NULL);
CREATE TABLE steps.wire_citing (maker UBIGINT NOT NULL, key UBIGINT NOT NULL, ref UBIGINT, data VARCHAR NOT NULL);
CREATE TABLE steps.wire_company (maker UBIGINT NOT NULL, key UBIGINT NOT NULL, ref UBIGINT, data VARCHAR NOT NULL);
CREATE TABLE steps.wire_core (maker UBIGINT NOT NULL, key UBIGINT NOT NULL, ref UBIGINT, data VARCHAR NOT NULL);
CREATE TABLE steps.wire_crowd (maker UBIGINT NOT NULL, key UBIGINT NOT NULL, ref UBIGINT, data VARCHAR NOT NULL);
CREATE TABLE steps.wire_documents (maker UBIGINT NOT NULL, key UBIGINT NOT NULL, ref UBIGINT, data VARCHAR NOT NULL);
CREATE TABLE steps.wire_drifting (maker UBIGINT NOT NULL, key UBIGINT NOT NULL, ref UBIGINT, data VARCHAR NOT NULL);
CREATE TABLE steps.wire_earlier (maker UBIGINT NOT NULL, key UBIGINT NOT NULL, ref UBIGINT, data VARCHAR NOT NULL);
CREATE TABLE steps.wire_edge (maker UBIGINT NOT NULL, key UBIGINT NOT NULL, ref UBIGINT, data VARCHAR NOT NULL);
CREATE TABLE steps.wire_end (maker UBIGINT NOT NULL, key UBIGINT NOT NULL, ref UBIGINT, data VARCHAR NOT NULL);
CREATE TABLE steps.wire_ending (maker UBIGINT NOT NULL, key UBIGINT NOT NULL, ref UBIGINT, data VARCHAR NOT NULL);
CREATE TABLE steps.wire_found (maker UBIGINT NOT NULL, key UBIGINT NOT NULL, ref UBIGINT, data VARCHAR NOT NULL);
CREATE TABLE steps.wire_held (maker UBIGINT NOT NULL, key UBIGINT NOT NULL, ref UBIGINT, data VARCHAR NOT NULL);
CREATE TABLE steps.wire_here (maker UBIGINT NOT NULL, key UBIGINT NOT NULL, ref UBIGINT, data VARCHAR NOT NULL);
CREATE TABLE steps.wire_hit (maker UBIGINT NOT NULL, key UBIGINT NOT NULL, ref UBIGINT, data VARCHAR NOT NULL);
CREATE TABLE steps.wire_home (maker UBIGINT NOT NULL, key UBIGINT NOT NULL, ref UBIGINT, data VARCHAR NOT NULL);
CREATE TABLE steps.wire_item (maker UBIGINT NOT NULL, key UBIGINT NOT NULL, ref UBIGINT, data VARCHAR NOT NULL);
CREATE TABLE steps.wire_judged (maker UBIGINT NOT NULL, key UBIGINT NOT NULL, ref UBIGINT, data VARCHAR NOT NULL);
CREATE TABLE steps.wire_kin (maker UBIGINT NOT NULL, key UBIGINT NOT NULL, ref UBIGINT, data VARCHAR NOT NULL);
CREATE TABLE steps.wire_leaned (maker UBIGINT NOT NULL, key UBIGINT NOT NULL, ref UBIGINT, data VARCHAR NOT NULL);
CREATE TABLE steps.wire_leaning (maker UBIGINT NOT NULL, key UBIGINT NOT NULL, ref UBIGINT, data VARCHAR NOT NULL);
CREATE TABLE steps.wire_leant (maker UBIGINT NOT NULL, key UBIGINT NOT NULL, ref UBIGINT, data VARCHAR NOT NULL);
CREATE TABLE steps.wire_likeness (maker UBIGINT NOT NULL, key UBIGINT NOT NULL, ref UBIGINT, data VARCHAR NOT NULL);
CREATE TABLE steps.wire_mark (maker UBIGINT NOT NULL, key UBIGINT NOT NULL, ref UBIGINT, data VARCHAR NOT NULL);
CREATE TABLE steps.wire_meet (maker UBIGINT NOT NULL, key UBIGINT NOT NULL, ref UBIGINT, data VARCHAR NOT NULL);
CREATE TABLE steps.wire_member (maker UBIGINT NOT NULL, key UBIGINT NOT NULL, ref UBIGINT, data VARCHAR NOT NULL);
CREATE TABLE steps.wire_model (maker UBIGINT NOT NULL, key UBIGINT NOT NULL, ref UBIGINT, data VARCHAR NOT NULL);
CREATE TABLE steps.wire_node (maker UBIGINT NOT NULL, key UBIGINT NOT NULL, ref UBIGINT, data VARCHAR NOT NULL);
CREATE TABLE steps.wire_own (maker UBIGINT NOT NULL, key UBIGINT NOT NULL, ref UBIGINT, data VARCHAR NOT NULL);
CREATE TABLE steps.wire_posted (maker UBIGINT NOT NULL, key UBIGINT NOT NULL, ref UBIGINT, data VARCHAR NOT NULL);
CREATE TABLE steps.wire_reach (maker UBIGINT NOT NULL, key UBIGINT NOT NULL, ref UBIGINT, data VARCHAR NOT NULL);
CREATE TABLE steps.wire_referent (maker UBIGINT NOT NULL, key UBIGINT NOT NULL, ref UBIGINT, data VARCHAR NOT NULL);
CREATE TABLE steps.wire_rift (maker UBIGINT NOT NULL, key UBIGINT NOT NULL, ref UBIGINT, data VARCHAR NOT NULL);
CREATE TABLE steps.wire_ruling (maker UBIGINT NOT NULL, key UBIGINT NOT NULL, ref UBIGINT, data VARCHAR NOT NULL);
CREATE TABLE steps.wire_shared (maker UBIGINT NOT NULL, key UBIGINT NOT NULL, ref UBIGINT, data VARCHAR NOT NULL);
CREATE TABLE steps.wire_stand (maker UBIGINT NOT NULL, key UBIGINT NOT NULL, ref UBIGINT, data VARCHAR NOT NULL);
CREATE TABLE steps.wire_statement (maker UBIGINT NOT NULL, key UBIGINT NOT NULL, ref UBIGINT, data VARCHAR NOT NULL);
CREATE TABLE steps.wire_strand (maker UBIGINT NOT NULL, key UBIGINT NOT NULL, ref UBIGINT, data VARCHAR NOT NULL);
CREATE TABLE steps.wire_teller (maker UBIGINT NOT NULL, key UBIGINT NOT NULL, ref UBIGINT, data VARCHAR NOT NULL);
CREATE TABLE steps.wire_tied (maker UBIGINT NOT NULL, key UBIGINT NOT NULL, ref UBIGINT, data VARCHAR NOT NULL);
CREATE TABLE steps.wire_trait (maker UBIGINT NOT NULL, key UBIGINT NOT NULL, ref UBIGINT, data VARCHAR NOT NULL);
CREATE TABLE steps.wire_utter (maker UBIGINT NOT NULL, key UBIGINT NOT NULL, ref UBIGINT, data VARCHAR NOT NULL);
CREATE TABLE steps.wire_voice (maker UBIGINT NOT NULL, key UBIGINT NOT NULL, ref UBIGINT, data VARCHAR NOT NULL);
CREATE TABLE steps.wire_way (maker UBIGINT NOT NULL, key UBIGINT NOT NULL, ref UBIGINT, data VARCHAR NOT NULL);
CREATE TABLE steps.wire_whole (maker UBIGINT NOT NULL, key UBIGINT NOT NULL, ref UBIGINT, data VARCHAR NOT NULL);
CREATE TABLE steps.wire_won (maker UBIGINT NOT NULL, key UBIGINT NOT NULL, ref UBIGINT, data VARCHAR NOT NULL);

-- Results.
CREATE TABLE steps.entities (maker UBIGINT NOT NULL, home VARCHAR NOT NULL, n INTEGER NOT NULL, id VARCHAR NOT NULL, name VARCHAR NOT NULL, type VARCHAR NOT NULL, reason VARCHAR);
CREATE TABLE steps.entity_of (maker UBIGINT NOT NULL, local VARCHAR NOT NULL, entity VARCHAR NOT NULL);
CREATE TABLE steps.propositions (maker UBIGINT NOT NULL, id VARCHAR NOT NULL, sentence VARCHAR NOT NULL);
CREATE TABLE steps.stated_by (maker UBIGINT NOT NULL, claim VARCHAR NOT NULL, proposition VARCHAR NOT NULL);
CREATE TABLE steps.rests_on (maker UBIGINT NOT NULL, claim VARCHAR NOT NULL, origin VARCHAR NOT NULL);
CREATE TABLE steps.origins (maker UBIGINT NOT NULL, id VARCHAR NOT NULL, name VARCHAR NOT NULL, kind VARCHAR NOT NULL, claims VARCHAR[] NOT NULL, reason VARCHAR NOT NULL);
CREATE TABLE steps.relations (maker UBIGINT NOT NULL, kind VARCHAR NOT NULL, a VARCHAR NOT NULL, b VARCHAR NOT NULL, reason VARCHAR NOT NULL, exact BOOLEAN NOT NULL);
CREATE TABLE steps.ties (maker UBIGINT NOT NULL, subject VARCHAR NOT NULL, code VARCHAR NOT NULL, object VARCHAR NOT NULL, claims VARCHAR[] NOT NULL,
    against VARCHAR[] NOT NULL, outlets INTEGER NOT NULL, origins INTEGER NOT NULL, disputed BOOLEAN NOT NULL, years INTEGER[] NOT NULL);
CREATE TABLE steps.standings (maker UBIGINT NOT NULL, claim VARCHAR NOT NULL, document VARCHAR NOT NULL, outlet VARCHAR NOT NULL, outlet_name VARCHAR NOT NULL,
    origin VARCHAR NOT NULL, origin_name VARCHAR NOT NULL, utterer VARCHAR NOT NULL, utterer_name VARCHAR NOT NULL, utterer_kind VARCHAR NOT NULL);
CREATE TABLE steps.circles (maker UBIGINT NOT NULL, id VARCHAR NOT NULL, outlets VARCHAR[] NOT NULL, claims VARCHAR[] NOT NULL, link_citing VARCHAR[] NOT NULL,
    link_cited VARCHAR[] NOT NULL, link_documents VARCHAR[] NOT NULL, link_claims VARCHAR[] NOT NULL, link_begins INTEGER[] NOT NULL,
    link_ends INTEGER[] NOT NULL, reason VARCHAR NOT NULL);
CREATE TABLE steps.drifts (maker UBIGINT NOT NULL, a VARCHAR NOT NULL, b VARCHAR NOT NULL, aspect VARCHAR NOT NULL, direction VARCHAR NOT NULL, way VARCHAR NOT NULL,
    a_begins INTEGER NOT NULL, a_ends INTEGER NOT NULL, b_begins INTEGER NOT NULL, b_ends INTEGER NOT NULL, reason VARCHAR NOT NULL);
CREATE TABLE steps.interests (maker UBIGINT NOT NULL, claim VARCHAR NOT NULL, speaker VARCHAR, kind VARCHAR NOT NULL, reason VARCHAR NOT NULL, grounds VARCHAR[] NOT NULL);
CREATE TABLE steps.vias (maker UBIGINT NOT NULL, kind VARCHAR NOT NULL, claim VARCHAR NOT NULL, document VARCHAR NOT NULL, begins INTEGER NOT NULL,
    ends INTEGER NOT NULL, words VARCHAR NOT NULL, entity VARCHAR);
CREATE TABLE steps.supports (maker UBIGINT NOT NULL, subject VARCHAR NOT NULL, code VARCHAR NOT NULL, object VARCHAR NOT NULL, ucdp VARCHAR NOT NULL,
    claims VARCHAR[] NOT NULL, against VARCHAR[] NOT NULL, first_from VARCHAR, first_to VARCHAR, first_claim VARCHAR,
    last_from VARCHAR, last_to VARCHAR, last_claim VARCHAR, start_from VARCHAR, start_to VARCHAR, start_claim VARCHAR,
    end_from VARCHAR, end_to VARCHAR, end_claim VARCHAR, reported_from VARCHAR, reported_to VARCHAR, reported_claim VARCHAR,
    years INTEGER[] NOT NULL, year_claims VARCHAR[][] NOT NULL, year_against VARCHAR[][] NOT NULL, alleged BOOLEAN NOT NULL,
    alleged_reason VARCHAR NOT NULL);

DROP TABLE weighing.entities;
DROP TABLE weighing.entity_of;
DROP TABLE weighing.claim_of;
DROP TABLE weighing.propositions;
DROP TABLE weighing.origins;
DROP TABLE weighing.relations;
DROP TABLE weighing.ties;
DROP TABLE weighing.standings;
DROP TABLE weighing.circles;
DROP TABLE weighing.drifts;
DROP TABLE weighing.interests;
DROP TABLE weighing.vias;
DROP TABLE weighing.supports;

CREATE VIEW weighing.entities AS SELECT * EXCLUDE (maker) FROM steps.entities
WHERE EXISTS (SELECT 1 FROM store.meta WHERE key = 'weighed');
CREATE VIEW weighing.entity_of AS SELECT * EXCLUDE (maker) FROM steps.entity_of
WHERE EXISTS (SELECT 1 FROM store.meta WHERE key = 'weighed');
CREATE VIEW weighing.propositions AS SELECT * EXCLUDE (maker) FROM steps.propositions
WHERE EXISTS (SELECT 1 FROM store.meta WHERE key = 'weighed');
CREATE VIEW weighing.origins AS SELECT * EXCLUDE (maker) FROM steps.origins
WHERE EXISTS (SELECT 1 FROM store.meta WHERE key = 'weighed');
CREATE VIEW weighing.relations AS SELECT * EXCLUDE (maker) FROM steps.relations
WHERE EXISTS (SELECT 1 FROM store.meta WHERE key = 'weighed');
CREATE VIEW weighing.ties AS SELECT * EXCLUDE (maker) FROM steps.ties
WHERE EXISTS (SELECT 1 FROM store.meta WHERE key = 'weighed');
CREATE VIEW weighing.standings AS SELECT * EXCLUDE (maker) FROM steps.standings
WHERE EXISTS (SELECT 1 FROM store.meta WHERE key = 'weighed');
CREATE VIEW weighing.circles AS SELECT * EXCLUDE (maker) FROM steps.circles
WHERE EXISTS (SELECT 1 FROM store.meta WHERE key = 'weighed');
CREATE VIEW weighing.drifts AS SELECT * EXCLUDE (maker) FROM steps.drifts
WHERE EXISTS (SELECT 1 FROM store.meta WHERE key = 'weighed');
CREATE VIEW weighing.interests AS SELECT * EXCLUDE (maker) FROM steps.interests
WHERE EXISTS (SELECT 1 FROM store.meta WHERE key = 'weighed');
CREATE VIEW weighing.vias AS SELECT * EXCLUDE (maker) FROM steps.vias
WHERE EXISTS (SELECT 1 FROM store.meta WHERE key = 'weighed');
CREATE VIEW weighing.supports AS SELECT * EXCLUDE (maker) FROM steps.supports
WHERE EXISTS (SELECT 1 FROM store.meta WHERE key = 'weighed');
CREATE VIEW weighing.claim_of AS
SELECT coalesce(o.claim, p.claim) AS claim, o.origin, p.proposition
FROM steps.rests_on o FULL JOIN steps.stated_by p USING (claim)
WHERE EXISTS (SELECT 1 FROM store.meta WHERE key = 'weighed');

-- A path whose last line names no document shows nothing any more.
CREATE OR REPLACE VIEW store.current AS
WITH places AS (SELECT path, arg_max(document, n) AS document FROM store.journal GROUP BY path),
     shown AS (SELECT document, min(path) AS path FROM places WHERE document <> '' GROUP BY document),
     latest AS (SELECT document, max(reading) AS reading FROM store.journal GROUP BY document)
SELECT latest.reading, shown.document, shown.path FROM shown JOIN latest USING (document);
CREATE OR REPLACE VIEW history AS
SELECT j.n, j.path, nullif(j.document, '') AS document, nullif(j.reading, 0) AS reading, nullif(j.sha256, '') AS sha256,
       nullif(j.reader_version, '') AS reader_version,
       k.reading IS NOT NULL AND lead(j.n) OVER later IS NULL AS current, lead(j.reading) OVER later AS superseded_by
FROM store.journal j LEFT JOIN store.current k ON k.reading = j.reading
WINDOW later AS (PARTITION BY j.path ORDER BY j.n);

CREATE OR REPLACE VIEW store.weighed_entities AS
SELECT id, name, type, reason, '' AS path, home, n FROM weighing.entities
UNION ALL
SELECT id, name, type, NULL, path, '', n FROM store.read_entities WHERE id NOT IN (SELECT local FROM weighing.entity_of);
CREATE OR REPLACE VIEW standings AS SELECT * FROM weighing.standings;

-- What an older sayso weighed is gone: it is weighed again.
DELETE FROM store.meta WHERE key = 'weighed';
