-- What was said so far was said by one source, the API.
ALTER TABLE users
    ADD COLUMN said jsonb NOT NULL DEFAULT '{}',
    -- Ids of this person at other sources than the one whose id counts.
    ADD COLUMN other_external_ids text[] NOT NULL DEFAULT '{}',
    ADD COLUMN version bigint NOT NULL DEFAULT 1,
    ADD COLUMN created_at timestamptz NOT NULL DEFAULT now(),
    ADD COLUMN changed_at timestamptz NOT NULL DEFAULT now();
UPDATE users SET said = jsonb_build_object('api', jsonb_build_object(
    'externalId', external_id,
    'userName', user_name,
    'enabled', CASE state WHEN 'DISABLED' THEN 'NO' ELSE 'NOT_SAID' END,
    'presence', CASE WHEN state IN ('SOFT_DELETED', 'HARD_DELETED') THEN state ELSE 'HERE' END,
    'attributes', attributes,
    'at', '1970-01-01T00:00:00Z'));
CREATE INDEX users_by_other_external_ids ON users USING gin (other_external_ids)
    WHERE other_external_ids <> '{}';

-- Without sources a group is being deleted: its members keep their places until all were looked at.
ALTER TABLE groups
    ADD COLUMN external_id text,
    ADD COLUMN sources text[] NOT NULL DEFAULT '{api}',
    ADD COLUMN version bigint NOT NULL DEFAULT 1,
    ADD COLUMN created_at timestamptz NOT NULL DEFAULT now(),
    ADD COLUMN changed_at timestamptz NOT NULL DEFAULT now();

ALTER TABLE memberships ADD COLUMN source text NOT NULL DEFAULT 'api';
ALTER TABLE memberships DROP CONSTRAINT memberships_pkey;
ALTER TABLE memberships ADD PRIMARY KEY (group_id, user_id, source);

-- Groups that belong to groups.
CREATE TABLE nestings (
    group_id  text NOT NULL REFERENCES groups ON DELETE CASCADE,
    member_id text NOT NULL REFERENCES groups ON DELETE CASCADE,
    source    text NOT NULL,
    PRIMARY KEY (group_id, member_id, source)
);
CREATE INDEX nestings_by_member ON nestings (member_id);

-- The roles of an application as its settings name them; unknown until the settings were seen.
ALTER TABLE applications ADD COLUMN roles text[];

ALTER TABLE assignments
    ADD COLUMN source text NOT NULL DEFAULT 'api',
    ADD COLUMN valid_from timestamptz,
    ADD COLUMN valid_until timestamptz,
    -- When it next begins or ends by itself.
    ADD COLUMN due_at timestamptz;
ALTER TABLE assignments DROP CONSTRAINT assignments_pkey;
ALTER TABLE assignments ADD PRIMARY KEY (principal, application, role, source);
CREATE INDEX assignments_due ON assignments (due_at) WHERE due_at IS NOT NULL;

-- Users who have to be looked at, slice by slice.
CREATE TABLE recomputations (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    group_id    text,
    application text,
    again       boolean NOT NULL,
    cause       uuid    NOT NULL,
    behind      uuid
);

-- When a source that tells times last spoke of a thing, and the events it told.
CREATE TABLE newest (
    source      text        NOT NULL,
    thing       text        NOT NULL,
    occurred_at timestamptz NOT NULL,
    PRIMARY KEY (source, thing)
);
CREATE TABLE events (
    source  text        NOT NULL,
    id      text        NOT NULL,
    seen_at timestamptz NOT NULL,
    PRIMARY KEY (source, id)
);
CREATE INDEX events_by_age ON events (seen_at);
CREATE INDEX newest_by_age ON newest (occurred_at);
