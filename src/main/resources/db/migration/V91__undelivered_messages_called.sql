-- A callback that the program asks for because no message reached the customer (K3): the kind of that message. The release before
-- shows such a callback without a reason.
ALTER TABLE callback_by_hand ADD COLUMN undelivered text;
