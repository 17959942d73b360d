-- What is dialled after a telephone number, apart from it.
ALTER TABLE complaint ADD COLUMN phone_extension text;

-- Identifiers are compared, so they are stored in one writing. A waybill has capitals, and a short service number such as 95338
-- has no country's code, since it could not be dialled with one. A server of the version before runs on.
UPDATE complaint SET waybill = upper(waybill) WHERE waybill <> upper(waybill);
UPDATE complaint SET phone = substr(phone, 4) WHERE phone ~ '^\+86(1[0-2][0-9]{3,4}|9[56][0-9]{3,4})$';
