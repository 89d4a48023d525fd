-- Links by which anyone may read one report. The secret of the link is kept as its hash only.
CREATE TABLE shares (
    id          TEXT   NOT NULL PRIMARY KEY,
    run_id      TEXT   NOT NULL REFERENCES runs (id) ON DELETE CASCADE,
    secret_hash BLOB   NOT NULL UNIQUE,
    created_at  BIGINT NOT NULL,
    expires_at  BIGINT NOT NULL,
    revoked_at  BIGINT
);
CREATE INDEX shares_of_run ON shares (run_id, created_at);
CREATE INDEX shares_by_expiry ON shares (expires_at);
