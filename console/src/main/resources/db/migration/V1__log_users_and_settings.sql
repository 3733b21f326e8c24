create table log (
    id                 uuid primary key,
    application        text not null,
    user_id            uuid not null,
    user_name          text not null,
    display_name       text not null,
    action             text not null,
    outcome            text not null,
    reason             text,
    details            text,
    recommended_action text,
    error_code         text,
    error_category     text,
    error_message      text,
    http_status        integer,
    incident_id        text,
    account_key        text,
    changes            jsonb not null,
    causes             text[] not null default '{}',
    cycle_id           text,
    attempts           integer,
    api_calls          integer,
    decided_at         timestamptz,
    started_at         timestamptz,
    finished_at        timestamptz,
    at                 timestamptz not null
);

comment on table log is 'One row per command, made of the command and its answer in either order, and one per decision without a command.';
comment on column log.at is 'Time of the answer, else of the decision; the log is ordered by it.';

create index log_newest_first on log (at desc, id desc);
create index log_by_application on log (application, at desc, id desc);
create index log_by_user on log (user_id, at desc, id desc);
-- Hash indexes take names of any length.
create index log_by_user_name on log using hash (lower(user_name));

create table users (
    application  text not null,
    user_id      uuid not null,
    user_name    text not null,
    display_name text not null,
    mail         text,
    revision     bigint not null,
    primary key (application, user_id)
);

comment on table users is 'Names by which the log is searched, as the assignment service last told them.';

create index users_by_user_name on users using hash (lower(user_name));
create index users_by_mail on users using hash (lower(mail));

create table settings (
    application text primary key,
    version     bigint not null,
    content     jsonb not null,
    updated_at  timestamptz not null,
    published   boolean not null
);

comment on column settings.published is 'False from the change until the topic has taken it.';
