-- A proposition's origins are those that are counted everywhere else: who stands behind its claims, two stories of one outlet as one.
CREATE OR REPLACE VIEW propositions AS
SELECT p.id, p.sentence, count(m.claim)::INTEGER AS claims, count(DISTINCT nullif(s.origin, ''))::INTEGER AS origins
FROM weighing.propositions p
LEFT JOIN weighing.claim_of m ON m.proposition = p.id
LEFT JOIN weighing.standings s ON s.claim = m.claim
GROUP BY p.id, p.sentence;

-- The keys of origins without a name of their own now say of what kind they are: an older case is weighed again.
DELETE FROM store.meta WHERE key = 'weighed';
