-- People who are to be forgotten as soon as their access has been taken away everywhere.
CREATE TABLE erasures (
    user_id  uuid PRIMARY KEY,
    asked_at timestamptz NOT NULL,
    asked_by text        NOT NULL,
    look_at  timestamptz NOT NULL
);
