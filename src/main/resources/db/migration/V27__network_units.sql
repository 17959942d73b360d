-- The units of the network: regions, hubs, branches, departments. A unit is never deleted; it ends.
CREATE TABLE unit (
    code       text PRIMARY KEY,
    kind       text NOT NULL CHECK (kind IN ('region', 'hub', 'branch', 'department')),
    name_zh    text NOT NULL,
    name_en    text NOT NULL,
    -- Of the policy; null: of all lines.
    line       text,
    phone      text,
    -- First and last day. 0001-01-01: since ever.
    valid_from date NOT NULL,
    valid_to   date,
    CHECK (valid_to >= valid_from)
);

-- Which unit a unit belongs to from that day on, until its next row. A branch that changes its hub keeps its past.
CREATE TABLE unit_parent (
    unit       text NOT NULL REFERENCES unit,
    valid_from date NOT NULL,
    parent     text REFERENCES unit,
    PRIMARY KEY (unit, valid_from)
);

-- The unit of a person or of a policy's department from that day on, until the next row; null: of none.
CREATE TABLE unit_member (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    person     bigint REFERENCES person,
    department text,
    valid_from date NOT NULL,
    unit       text REFERENCES unit,
    CHECK ((person IS NULL) <> (department IS NULL)),
    UNIQUE (person, valid_from),
    UNIQUE (department, valid_from)
);

CREATE INDEX unit_member_unit ON unit_member (unit);

-- What people wrote for a unit, as an administrator decided.
CREATE TABLE unit_alias (
    text text PRIMARY KEY,
    unit text        NOT NULL REFERENCES unit,
    by   bigint      NOT NULL REFERENCES person,
    at   timestamptz NOT NULL
);

CREATE TABLE unit_change (
    id     bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at     timestamptz NOT NULL,
    unit   text        NOT NULL REFERENCES unit,
    -- Null: the command line.
    by     bigint REFERENCES person,
    -- Each changed field with its value before and after.
    fields jsonb       NOT NULL
);

CREATE INDEX unit_change_unit ON unit_change (unit, id);

-- Raised by each change of the network, so that nodes know when to read it again.
CREATE TABLE network_epoch (
    is_one boolean PRIMARY KEY DEFAULT true CHECK (is_one),
    epoch  bigint NOT NULL
);

INSERT INTO network_epoch (epoch) VALUES (1);
