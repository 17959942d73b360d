-- A complaint names a branch and a hub: each is the code of a unit, or as it was typed where no unit matched. What the version
-- before has written was typed.
ALTER TABLE complaint ADD COLUMN hub text;
ALTER TABLE complaint ADD COLUMN branch_typed boolean NOT NULL DEFAULT true;
ALTER TABLE complaint ADD COLUMN hub_typed boolean NOT NULL DEFAULT true;

CREATE INDEX complaint_typed_branch ON complaint (branch) WHERE branch_typed AND branch IS NOT NULL;
CREATE INDEX complaint_typed_hub ON complaint (hub) WHERE hub_typed AND hub IS NOT NULL;
