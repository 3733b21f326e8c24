-- By which rule effective roles were worked out last; another one means to look at everybody.
CREATE TABLE rules (
    nested_groups boolean NOT NULL
);
INSERT INTO rules VALUES (false);
