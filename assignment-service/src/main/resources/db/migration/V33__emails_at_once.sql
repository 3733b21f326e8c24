-- An address goes where it belongs at once. A list of those yet to be put there would be read by
-- every look, and whoever makes it too long would have to wait for all of them.
ALTER INDEX scim_users_by_email SET (fastupdate = off);
