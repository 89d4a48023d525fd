-- A check of one target and what came of it. Times are UTC milliseconds, ids are UUIDs as text.
CREATE TABLE runs (
    id          TEXT   NOT NULL PRIMARY KEY,
    -- Whom the run belongs to. Everything below a run belongs to the same owner.
    owner_kind  TEXT   NOT NULL CHECK (owner_kind IN ('holder', 'tenant')),
    owner_id    TEXT   NOT NULL,
    -- What a person calls the target: the domain or the first address.
    label       TEXT   NOT NULL,
    target      TEXT   NOT NULL,
    options     TEXT   NOT NULL,
    state       TEXT   NOT NULL CHECK (state IN ('queued', 'running', 'done', 'failed')),
    created_at  BIGINT NOT NULL,
    finished_at BIGINT,
    -- The judgement of a finished run; coverage is a decimal fraction as text, so that it reads back exactly.
    score       BIGINT,
    grade       TEXT,
    coverage    TEXT,
    sections    TEXT
);
CREATE INDEX runs_of_owner ON runs (owner_kind, owner_id, created_at);
CREATE INDEX runs_of_label ON runs (owner_kind, owner_id, label, finished_at);
CREATE INDEX runs_by_age ON runs (owner_kind, created_at);

-- Which areas are through while the run is going.
CREATE TABLE run_progress (
    run_id   TEXT   NOT NULL REFERENCES runs (id) ON DELETE CASCADE,
    sequence BIGINT NOT NULL,
    area     TEXT   NOT NULL,
    verdict  TEXT   NOT NULL,
    noted_at BIGINT NOT NULL,
    PRIMARY KEY (run_id, sequence),
    UNIQUE (run_id, area)
);

-- The facts of a run: one compressed document, whose layout has a version.
CREATE TABLE observations (
    run_id   TEXT   NOT NULL PRIMARY KEY REFERENCES runs (id) ON DELETE CASCADE,
    version  BIGINT NOT NULL,
    document BLOB   NOT NULL
);

-- The judgement of a run, one row per finding, in the order of the report.
CREATE TABLE findings (
    run_id   TEXT   NOT NULL REFERENCES runs (id) ON DELETE CASCADE,
    position BIGINT NOT NULL,
    code     TEXT   NOT NULL,
    verdict  TEXT   NOT NULL,
    subject  TEXT   NOT NULL,
    args     TEXT   NOT NULL,
    remedy   TEXT,
    evidence TEXT   NOT NULL,
    PRIMARY KEY (run_id, position)
);
