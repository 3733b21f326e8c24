alter table settings
    add column sealed_credentials      text,
    add column credentials_fingerprint text;

comment on column settings.sealed_credentials is 'Sealed to the connector''s public key, in Base64; the console cannot open them.';
comment on column settings.credentials_fingerprint is 'Tells whether the same credentials were sealed to the same key.';

create table connectors (
    application   text primary key,
    state         text not null,
    reason        text,
    since         timestamptz not null,
    next_probe_at timestamptz,
    public_key    text,
    at            timestamptz not null
);

comment on table connectors is 'How the connector last said it is.';

create table connection_tests (
    id                 text primary key,
    application        text not null,
    outcome            text not null,
    code               text,
    message            text,
    recommended_action text,
    tested_at          timestamptz
);

comment on table connection_tests is 'Tests of connections that were asked for, PENDING until the connector has answered.';
