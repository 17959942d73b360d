-- All that a callback of the program is to tell the customer (K3): the kinds of the messages that could not be sent or did not arrive, the first of which is
-- `undelivered`. Null: that one alone. The release before shows and ends such a callback by the first.
ALTER TABLE callback_by_hand ADD COLUMN untold text[];
