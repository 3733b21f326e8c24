create table jobs (
    application text primary key,
    status      jsonb not null,
    updated_at  timestamptz not null
);

comment on table jobs is 'Where the provisioning of each application stands, as the diff service told it last.';
