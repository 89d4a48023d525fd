-- Work that must not be lost. A job leaves the table when it ends; what it achieved stands elsewhere.
CREATE TABLE jobs (
    id          TEXT   NOT NULL PRIMARY KEY,
    kind        TEXT   NOT NULL,
    payload     TEXT   NOT NULL,
    -- The run that a check works on; other kinds have none.
    run_id      TEXT   REFERENCES runs (id) ON DELETE CASCADE,
    -- Two jobs with the same key are the same work.
    dedup_key   TEXT   UNIQUE,
    -- Not to be handed out before this moment.
    run_at      BIGINT NOT NULL,
    -- How often the job was handed out. With the owner of the lease it tells one hand-out from the next.
    attempts    BIGINT NOT NULL DEFAULT 0,
    lease_owner TEXT,
    lease_until BIGINT,
    created_at  BIGINT NOT NULL,
    updated_at  BIGINT NOT NULL
);
CREATE INDEX jobs_due ON jobs (kind, run_at, id);
CREATE INDEX jobs_of_run ON jobs (run_id);
