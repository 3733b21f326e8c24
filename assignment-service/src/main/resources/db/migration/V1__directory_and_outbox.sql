CREATE TABLE users (
    id          uuid PRIMARY KEY,
    external_id text,
    user_name   text  NOT NULL,
    state       text  NOT NULL CHECK (state IN ('ACTIVE', 'DISABLED', 'SOFT_DELETED', 'HARD_DELETED')),
    attributes  jsonb NOT NULL
);
-- The hard-deleted are kept because entitlements name them, but their names are free again.
CREATE UNIQUE INDEX users_by_name ON users (lower(user_name)) WHERE state <> 'HARD_DELETED';
CREATE UNIQUE INDEX users_by_external_id ON users (external_id) WHERE state <> 'HARD_DELETED';

CREATE TABLE groups (
    id           text PRIMARY KEY,
    display_name text NOT NULL
);

CREATE TABLE memberships (
    group_id text NOT NULL REFERENCES groups ON DELETE CASCADE,
    user_id  uuid NOT NULL REFERENCES users,
    PRIMARY KEY (group_id, user_id)
);
CREATE INDEX memberships_by_user ON memberships (user_id);

CREATE TABLE applications (
    name text PRIMARY KEY
);
INSERT INTO applications (name) VALUES ('gotomeeting');

-- principal is written user/ID or group/ID
CREATE TABLE assignments (
    application text        NOT NULL REFERENCES applications,
    principal   text        NOT NULL,
    role        text        NOT NULL,
    assigned_at timestamptz NOT NULL,
    assigned_by text        NOT NULL,
    PRIMARY KEY (principal, application, role)
);

-- What was last said about a user to an application; what equals it is not said again.
CREATE TABLE entitlements (
    user_id     uuid   NOT NULL REFERENCES users,
    application text   NOT NULL REFERENCES applications,
    revision    bigint NOT NULL,
    content     jsonb  NOT NULL,
    PRIMARY KEY (user_id, application)
);

CREATE TABLE outbox (
    id      bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    topic   text  NOT NULL,
    key     text  NOT NULL,
    value   bytea NOT NULL,
    headers jsonb NOT NULL
);
