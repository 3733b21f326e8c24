alter table log
    add column rule             text,
    add column settings_version bigint,
    add column attempt          integer,
    add column planned_action   text,
    add column retry_at         timestamptz,
    add column hold_id          text,
    add column request_id       text;

comment on column log.attempt is 'Of a command, how often the change was sent since it last succeeded; of a decision, how often it has failed.';
comment on column log.retry_at is 'Next attempt, end of the grace period, or end of the hold.';
comment on column log.request_id is 'The request that a decision answers.';

create index log_by_request on log (request_id) where request_id is not null;
