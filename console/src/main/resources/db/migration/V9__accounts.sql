create table accounts (
    application text not null,
    account_key text not null,
    email       text not null,
    status      text not null,
    products    text[] not null,
    primary key (application, account_key)
);

comment on table accounts is 'Accounts in GoTo as last seen, in the order of their topic. No more is kept of them, since they may be nobody''s here.';

create table links (
    application text not null,
    user_id     uuid not null,
    account_key text not null,
    licences    text[] not null,
    primary key (application, user_id)
);

comment on table links is 'Which account is whose, and the licences that Usher gave it last.';

create index links_by_account on links (application, account_key);

alter table connectors
    add column seats jsonb not null default '[]';

comment on column connectors.seats is 'Seats of the licences that the connector counts.';
