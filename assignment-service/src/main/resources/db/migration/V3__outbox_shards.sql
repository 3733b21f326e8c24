-- Rows with one key are in one shard; a shard is sent by one instance at a time.
ALTER TABLE outbox
    ADD COLUMN shard smallint GENERATED ALWAYS AS ((hashtext(key) & 3)::smallint) STORED,
    -- A tombstone has no value.
    ALTER COLUMN value DROP NOT NULL;
CREATE INDEX outbox_by_shard ON outbox (shard, id);
-- Rows live for moments; what they leave behind is cleared away early.
ALTER TABLE outbox SET (
    autovacuum_vacuum_scale_factor = 0,
    autovacuum_vacuum_threshold = 5000,
    autovacuum_vacuum_insert_scale_factor = 0,
    autovacuum_vacuum_insert_threshold = 50000);
