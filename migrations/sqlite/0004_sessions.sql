-- Browser sessions. The id is the hash of what the cookie says.
CREATE TABLE sessions (
    id         TEXT   NOT NULL PRIMARY KEY,
    data       BLOB   NOT NULL,
    expires_at BIGINT NOT NULL
);
CREATE INDEX sessions_by_expiry ON sessions (expires_at);
