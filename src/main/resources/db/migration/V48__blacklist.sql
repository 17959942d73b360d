-- D3: customers with whom a department, or the whole company, deals no more. It stops no complaint (D6). The release before ignores it.
CREATE TABLE blacklisting (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    file        bigint      NOT NULL,
    -- Empty: the company's list.
    department  text        NOT NULL,
    harm        text        NOT NULL,
    -- Of a department's list, at most 6; null: without end.
    months      int CHECK (months BETWEEN 1 AND 6),
    proposed_by bigint      NOT NULL REFERENCES person,
    proposed_at timestamptz NOT NULL,
    verified_by bigint REFERENCES person,
    verified_at timestamptz,
    approved_by bigint REFERENCES person,
    approved_at timestamptz,
    ends_at     timestamptz,
    refused_by  bigint REFERENCES person,
    refused_at  timestamptz,
    lifted_by   bigint REFERENCES person,
    lifted_at   timestamptz,
    -- Of a refusal or of lifting it.
    reason      text,
    CHECK ((months IS NULL) = (department = '')),
    CHECK (approved_by IS NULL OR (verified_by IS NOT NULL AND approved_by <> verified_by AND approved_by <> proposed_by))
);

-- Those that are proposed or in force.
CREATE INDEX blacklisting_of_file ON blacklisting (file) WHERE refused_at IS NULL AND lifted_at IS NULL;
