-- Whether a relation holds as stated (true) or in general terms only (false).
DROP VIEW relations;
ALTER TABLE weighing.relations ADD COLUMN exact BOOLEAN DEFAULT true;
CREATE VIEW relations AS SELECT kind, a, b, reason, exact FROM weighing.relations;
