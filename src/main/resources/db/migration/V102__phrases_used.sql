-- Which phrases a note or an answer was written with, noted in the transaction that wrote it. A phrase is one of a policy, so no text of a customer is here.
CREATE TABLE phrase_use (
    complaint_id bigint NOT NULL,
    seq int NOT NULL,
    phrase text NOT NULL,
    at timestamptz NOT NULL,
    PRIMARY KEY (complaint_id, seq, phrase)
);

CREATE INDEX phrase_use_of_days ON phrase_use (at, phrase);
