-- Leave to hand in what was measured elsewhere for one run. The token is kept as its hash only.
CREATE TABLE probes (
    token_hash BLOB   NOT NULL PRIMARY KEY,
    run_id     TEXT   NOT NULL REFERENCES runs (id) ON DELETE CASCADE,
    expires_at BIGINT NOT NULL
);
CREATE INDEX probes_of_run ON probes (run_id);
CREATE INDEX probes_by_expiry ON probes (expires_at);
-- When what was handed in last changed the judgement.
ALTER TABLE runs ADD COLUMN amended_at BIGINT;
