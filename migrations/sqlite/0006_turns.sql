-- From when on a mail server may be tried again for what only its owner may ask. Belongs to nobody.
CREATE TABLE turns (
    address TEXT   NOT NULL PRIMARY KEY,
    free_at BIGINT NOT NULL
);
CREATE INDEX turns_by_end ON turns (free_at);
