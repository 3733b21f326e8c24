-- Whom a request names besides what it waits for, so that it goes with them when they are erased.
ALTER TABLE waiting ADD COLUMN member text;
