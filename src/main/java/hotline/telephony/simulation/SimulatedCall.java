package hotline.telephony.simulation;

import hotline.telephony.CallCause;
import hotline.telephony.CallParty;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A call as it really was, no matter what an exchange says of it.
 *
 * @param id the exchange's
 * @param alertingAt when the agent's telephone began to ring; empty: none rang
 * @param extension of the agent's telephone; empty: none rang
 * @param hold the time for which the customer was on hold
 * @param endedBy who hung up; empty: no one did
 * @param transferredFrom the call that was handed over to this one
 * @param wrapUp how long its agent then worked on it; zero where no one answered
 */
public record SimulatedCall(
        String id,
        String from,
        String to,
        String queue,
        Instant offeredAt,
        Optional<Instant> alertingAt,
        Optional<Instant> answeredAt,
        Optional<Hold> hold,
        Instant endedAt,
        CallCause cause,
        Optional<CallParty> endedBy,
        Optional<String> extension,
        Optional<String> transferredFrom,
        Duration wrapUp) {

    public record Hold(Instant from, Instant to) {}
}
