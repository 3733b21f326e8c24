alter table settings
    add column passed_over jsonb;

comment on column settings.passed_over is 'What the settings file said when a plan with other settings was applied; as long as it says so, it does not count.';

create table plans (
    id               text primary key,
    application      text not null,
    requested_at     timestamptz not null,
    candidate        jsonb,
    state            text not null,
    total            integer not null default 0,
    evaluated        integer not null default 0,
    left_out         integer not null default 0,
    message          text,
    told_at          timestamptz,
    counts           jsonb,
    warnings         jsonb,
    settings_version bigint,
    planned_at       timestamptz
);

comment on column plans.candidate is 'The settings it is made for; null: those in force, switched on.';
comment on column plans.told_at is 'When the diff service last told how far it is.';
comment on column plans.planned_at is 'When it was computed; null: it is not all here yet.';

create index plans_newest_first on plans (application, requested_at desc);

create table planned_changes (
    plan_id      text not null,
    user_id      uuid not null,
    user_name    text not null,
    display_name text not null,
    action       text,
    outcome      text not null,
    reason       text not null,
    details      text not null,
    rule         text not null,
    account_key  text,
    changes      jsonb not null,
    warnings     jsonb not null,
    primary key (plan_id, user_id)
);

create index planned_changes_by_outcome on planned_changes (plan_id, outcome, user_id);
