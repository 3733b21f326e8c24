alter table connection_tests
    add column asked_at timestamptz;

comment on column connection_tests.asked_at is 'When it was asked for; unknown when only the answer was heard of.';
