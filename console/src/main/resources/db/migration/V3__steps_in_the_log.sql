alter table log add column steps jsonb not null default '[]', add column entra_code text;

comment on column log.steps is 'What was done for a command, in order; none until it is answered.';
comment on column log.entra_code is 'What the provisioning log of Microsoft Entra ID calls the error.';
