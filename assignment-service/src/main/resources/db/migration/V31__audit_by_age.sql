-- Entries come in the order of time, so a summary of blocks finds the old ones.
CREATE INDEX audit_by_age ON audit USING brin (at);
