package hotline.telephony;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One thing that an exchange said about a call, in our words. What it did not say is empty.
 *
 * @param callId the exchange's id of the call
 * @param leg the telephone it is about, as the exchange tells them apart; empty: the call as a whole
 * @param ownId tells apart events of a type that repeats in a leg; else empty
 * @param at when it happened, or when its message came in
 * @param atByExchange whether {@code at} is the exchange's time
 * @param from who called: E.164, an extension, or as it came
 * @param to who was called
 * @param agent the agent's telephone: extension, login or number
 * @param heldMillis for how long a record says the call was on hold
 * @param times what a record says about all steps; else none
 * @param origCall the call it was transferred from
 */
public record CallEvent(
        String callId,
        String leg,
        CallEventType type,
        String ownId,
        Instant at,
        boolean atByExchange,
        Optional<CallDirection> direction,
        Optional<String> from,
        Optional<String> to,
        Optional<String> callerName,
        Optional<String> queue,
        Optional<String> agent,
        Optional<CallCause> cause,
        Optional<CallParty> endedBy,
        OptionalLong heldMillis,
        CallTimes times,
        Optional<String> origCall) {}
