-- Callers who spoke with nobody and are called back. The callback is one by hand that nobody asked for (asked_by 0), so that the release before
-- hands it out as any other.
CREATE TABLE missed_call (
    call     bigint PRIMARY KEY,
    callback bigint      NOT NULL REFERENCES callback,
    at       timestamptz NOT NULL
);
CREATE INDEX missed_call_of_callback ON missed_call (callback, at);

-- One request to dial for each attempt of a callback, and the call that came of it.
CREATE TABLE dial (
    callback     bigint      NOT NULL REFERENCES callback,
    attempt      int         NOT NULL,
    person       bigint      NOT NULL,
    -- Null: dialled on the agent's own telephone.
    connector    bigint,
    -- A digest of the number, by which the call that follows is found.
    digest       bigint      NOT NULL,
    requested_at timestamptz NOT NULL,
    -- asked: the request is under way; link, sent, refused as the contract has them.
    state        text        NOT NULL CHECK (state IN ('asked', 'link', 'sent', 'refused')),
    -- The exchange's id of the call, where it answered one.
    call_id      text,
    call         bigint,
    PRIMARY KEY (callback, attempt)
);
CREATE INDEX dial_awaited ON dial (person, requested_at) WHERE call IS NULL;
CREATE INDEX dial_of_call ON dial (call) WHERE call IS NOT NULL;
CREATE INDEX callback_attempt_unanswered ON callback_attempt (ended_at)
    WHERE outcome IN ('no-answer', 'busy', 'voicemail', 'unobtainable');

-- T11: a call that is handed to a colleague, who is told who or what it is.
CREATE TABLE call_transfer (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    call        bigint      NOT NULL,
    from_person bigint      NOT NULL,
    to_person   bigint      NOT NULL,
    -- What the colleague is told: personal data of the customer.
    words       text        NOT NULL,
    at          timestamptz NOT NULL,
    -- The call that reached the colleague.
    new_call    bigint
);
CREATE INDEX call_transfer_of ON call_transfer (call);
CREATE INDEX call_transfer_to ON call_transfer (to_person, at);
CREATE INDEX call_transfer_of_new ON call_transfer (new_call) WHERE new_call IS NOT NULL;
CREATE INDEX call_transfer_awaited ON call_transfer (to_person, at) WHERE new_call IS NULL;

-- Where an exchange is told to dial, to hold a call and to hand it over. Only administrators write it.
ALTER TABLE connector ADD COLUMN command_url text;
