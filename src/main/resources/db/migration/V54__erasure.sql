-- Erasure of a customer's personal data. The release before ignores all of it; it shows an erased complaint with empty texts.
ALTER TABLE complaint ADD COLUMN erased_at timestamptz;
ALTER TABLE customer_file ADD COLUMN erased_at timestamptz;

-- The register of erasures: who, when, why, of which file. No personal data.
CREATE TABLE erasure (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    -- The file that the others are merged into, and all of them.
    file        bigint      NOT NULL,
    files       bigint[]    NOT NULL,
    why         text        NOT NULL CHECK (why IN ('asked', 'consent-withdrawn', 'purpose-over', 'unlawful')),
    asked_by    bigint      NOT NULL REFERENCES person,
    asked_at    timestamptz NOT NULL,
    job         bigint      NOT NULL,
    finished_at timestamptz,
    -- What was emptied.
    complaints  int         NOT NULL DEFAULT 0,
    events      int         NOT NULL DEFAULT 0,
    exports     int         NOT NULL DEFAULT 0
);

CREATE UNIQUE INDEX erasure_under_way ON erasure (file) WHERE finished_at IS NULL;

-- Digests of numbers and codes of erased customers, where a blacklist or a refusal still holds: nothing else of them stays.
CREATE TABLE erased_contact (
    -- SHA-256 of kind and value.
    digest      bytea   NOT NULL,
    file        bigint  NOT NULL,
    refused     text[]  NOT NULL,
    PRIMARY KEY (digest, file)
);
