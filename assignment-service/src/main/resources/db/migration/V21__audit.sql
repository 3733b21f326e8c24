-- Who changed what; without values of attributes.
CREATE TABLE audit (
    id     bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at     timestamptz NOT NULL,
    by     text        NOT NULL,
    source text        NOT NULL,
    action text        NOT NULL,
    about  text        NOT NULL,
    detail text        NOT NULL
);
CREATE INDEX audit_by_about ON audit (about, id) WHERE about <> '';
