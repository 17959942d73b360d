-- D3: two supervisors take a customer off a blacklist again, as qualified. The release before lifts an entry in one step and gives no tier; it leaves tiers of
-- a readmission out of the list of a customer's tiers.
ALTER TABLE blacklisting ADD COLUMN lift_asked_by bigint REFERENCES person;
ALTER TABLE blacklisting ADD COLUMN lift_asked_at timestamptz;
ALTER TABLE blacklisting ADD CONSTRAINT blacklisting_lifted_by_another CHECK (lifted_by <> lift_asked_by);

-- For the stories of customers.
CREATE INDEX blacklisting_lifted_of_file ON blacklisting (file) WHERE lifted_at IS NOT NULL;

-- The entry with whose end the tier begins.
ALTER TABLE customer_tier ALTER COLUMN proposal DROP NOT NULL;
ALTER TABLE customer_tier ADD COLUMN readmission bigint REFERENCES blacklisting;
ALTER TABLE customer_tier ADD CONSTRAINT customer_tier_rests_on_one CHECK (num_nonnulls(proposal, readmission) = 1) NOT VALID;

ALTER TABLE customer_change DROP CONSTRAINT customer_change_what_check;
ALTER TABLE customer_change ADD CONSTRAINT customer_change_what_check CHECK (what IN (
    'made', 'changed', 'contact-added', 'contact-ended', 'case-joined', 'case-left', 'set-aside', 'merged', 'unmerged', 'sealed', 'unsealed',
    'readmitted')) NOT VALID;

-- K1, D1: whether a review of a period was begun.
CREATE INDEX tier_review_of_period ON tier_review (scheme, department, period);
