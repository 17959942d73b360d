-- Logins are the same in any case. Accounts that differ by case alone stay as they are, so the index is not unique: no
-- more of them are added.
CREATE INDEX person_login_without_case ON person (lower(login COLLATE "C"));
