-- K8: an exchange that asks who calls looks too, and is no person.
ALTER TABLE personal_data_access ALTER COLUMN person DROP NOT NULL;
ALTER TABLE personal_data_access ADD COLUMN connector bigint;
