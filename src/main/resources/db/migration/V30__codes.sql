-- Codes that standards ask for beside type and severity. The server of the version before writes none of them.
ALTER TABLE complaint ADD COLUMN remedy_sought text;
ALTER TABLE complaint ADD COLUMN incident_on date;
ALTER TABLE complaint ADD COLUMN emergency boolean NOT NULL DEFAULT false;
ALTER TABLE complaint ADD COLUMN special_care text[] NOT NULL DEFAULT '{}';
ALTER TABLE complaint ADD COLUMN outcome text;
ALTER TABLE complaint ADD COLUMN validity text;
ALTER TABLE complaint ADD COLUMN cause text;
ALTER TABLE complaint ADD COLUMN nature text;
ALTER TABLE complaint ADD COLUMN quality text;
-- The lists whose code the program chose by the type, and no person has confirmed.
ALTER TABLE complaint ADD COLUMN codes_by_program text[] NOT NULL DEFAULT '{}';

-- What figures are split by besides: complaints of before have none of them, so their facts are right as they are.
ALTER TABLE fact ADD COLUMN remedy smallint NOT NULL DEFAULT 0;
ALTER TABLE fact ADD COLUMN outcome smallint NOT NULL DEFAULT 0;
ALTER TABLE fact ADD COLUMN validity smallint NOT NULL DEFAULT 0;
ALTER TABLE fact ADD COLUMN cause smallint NOT NULL DEFAULT 0;
