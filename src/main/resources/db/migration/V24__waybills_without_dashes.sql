-- Waybills are found however they are divided. Most have no dash and are in complaint_of_waybill as they are compared; this
-- index has the others without their dashes, so that intake writes one index for most complaints.
CREATE INDEX complaint_of_divided_waybill ON complaint (replace(waybill, '-', ''), id) WHERE waybill LIKE '%-%';
