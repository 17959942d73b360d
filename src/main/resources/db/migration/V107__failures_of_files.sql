-- How often preparing a file failed. Being taken, and waiting for a virus scanner, do not count. The release before leaves it at 0.
ALTER TABLE attachment ADD COLUMN failures int NOT NULL DEFAULT 0;
