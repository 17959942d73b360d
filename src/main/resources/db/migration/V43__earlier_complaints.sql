-- F4: which complaints before it a complaint counts as being about the same thing. The release before neither reads nor writes this.
CREATE TABLE complaint_earlier (
    complaint bigint      NOT NULL,
    earlier   bigint      NOT NULL,
    because   text        NOT NULL CHECK (because IN ('linked', 'same-waybill', 'same-matter', 'person')),
    at        timestamptz NOT NULL,
    -- The person who said so; null: found at intake.
    by        bigint REFERENCES person,
    -- A person says that it is not the same thing.
    undone_at timestamptz,
    undone_by bigint REFERENCES person,
    PRIMARY KEY (complaint, earlier),
    CHECK (complaint <> earlier)
);

CREATE INDEX complaint_earlier_of_earlier ON complaint_earlier (earlier);

-- The severity as it was judged, where earlier complaints raised it; null once a person judges it anew.
ALTER TABLE complaint ADD COLUMN raised_from text CHECK (raised_from IN ('minor', 'moderate', 'severe'));
