-- Only hashes of the secrets are kept.
CREATE TABLE tokens (
    id           uuid        PRIMARY KEY,
    hash         bytea       NOT NULL UNIQUE,
    name         text        NOT NULL,
    scopes       text[]      NOT NULL,
    source       text        NOT NULL,
    application  text        NOT NULL REFERENCES applications,
    by_push      boolean     NOT NULL,
    push_role    text        NOT NULL,
    created_at   timestamptz NOT NULL,
    created_by   text        NOT NULL,
    expires_at   timestamptz,
    revoked_at   timestamptz,
    last_used_at timestamptz
);

-- What a SCIM client said about a user, as it said it. What follows from it is in users.
CREATE TABLE scim_users (
    source      text        NOT NULL,
    user_id     uuid        NOT NULL REFERENCES users ON DELETE CASCADE,
    seq         bigint      GENERATED ALWAYS AS IDENTITY,
    user_name   text        NOT NULL,
    external_id text,
    emails      text[]      NOT NULL,
    document    jsonb       NOT NULL,
    roles       text[]      NOT NULL,
    version     bigint      NOT NULL,
    created_at  timestamptz NOT NULL,
    modified_at timestamptz NOT NULL,
    PRIMARY KEY (source, user_id)
);
CREATE UNIQUE INDEX scim_users_by_name ON scim_users (source, lower(user_name));
CREATE INDEX scim_users_by_external_id ON scim_users (source, external_id);
CREATE INDEX scim_users_in_order ON scim_users (source, seq);
CREATE INDEX scim_users_by_email ON scim_users USING gin (emails);

CREATE TABLE scim_groups (
    source       text        NOT NULL,
    group_id     text        NOT NULL REFERENCES groups ON DELETE CASCADE,
    seq          bigint      GENERATED ALWAYS AS IDENTITY,
    display_name text        NOT NULL,
    external_id  text,
    document     jsonb       NOT NULL,
    version      bigint      NOT NULL,
    created_at   timestamptz NOT NULL,
    modified_at  timestamptz NOT NULL,
    PRIMARY KEY (source, group_id)
);
CREATE UNIQUE INDEX scim_groups_by_name ON scim_groups (source, lower(display_name));
CREATE INDEX scim_groups_by_external_id ON scim_groups (source, external_id);
CREATE INDEX scim_groups_in_order ON scim_groups (source, seq);

-- Who is gone for good is gone for every SCIM client, whoever said so.
CREATE FUNCTION forget_scim_user() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    DELETE FROM scim_users WHERE user_id = NEW.id;
    RETURN NULL;
END $$;
CREATE TRIGGER users_gone_for_good AFTER UPDATE OF state ON users
    FOR EACH ROW WHEN (NEW.state = 'HARD_DELETED') EXECUTE FUNCTION forget_scim_user();
