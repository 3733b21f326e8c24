-- Requests that name a user or a group that is not known yet, as they were read.
CREATE TABLE waiting (
    id            bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    source        text        NOT NULL,
    event_id      text        NOT NULL,
    missing_user  text,
    missing_group text,
    reason        text        NOT NULL,
    since         timestamptz NOT NULL,
    topic         text        NOT NULL,
    partition_no  integer     NOT NULL,
    offset_no     bigint      NOT NULL,
    read_at       bigint      NOT NULL,
    key           bytea,
    value         bytea       NOT NULL,
    header_names  text[]      NOT NULL,
    header_values bytea[]     NOT NULL,
    UNIQUE (source, event_id),
    CHECK (num_nonnulls(missing_user, missing_group) = 1)
);
CREATE INDEX waiting_by_age ON waiting (since);
