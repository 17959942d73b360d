package hotline.http;

import hotline.complaint.Complaint;
import hotline.complaint.ComplaintReader;
import hotline.complaint.TrackingCode;
import hotline.failure.Failure;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Opens a customer's complaint by the {@code Tracking-Code} of a request. After ten wrong codes for one case, further wrong
 * ones for it get 429; after sixty from one address, all from there. The right code opens the case whatever strangers
 * try on it, since a number is easily guessed and 120 bits are not. One for all operations that take a code: each of its
 * own would give as many tries again.
 */
public final class TrackingCodes {
    private static final Duration WITHIN = Duration.ofMinutes(10);
    private static final int TRIES_PER_CASE = 10;
    private static final int TRIES_PER_ADDRESS = 60;

    private final ComplaintReader complaints;
    private final TryLimit perCase;
    private final TryLimit perAddress;

    public TrackingCodes(ComplaintReader complaints, InstantSource clock) {
        this.complaints = complaints;
        this.perCase = new TryLimit(TRIES_PER_CASE, WITHIN, clock);
        this.perAddress = new TryLimit(TRIES_PER_ADDRESS, WITHIN, clock);
    }

    /** Fails with 404 where the code opens nothing, whether or not there is such a case. */
    public Future<Complaint> complaint(Exchange exchange) {
        var address = exchange.client().own();
        perAddress.check(address);
        var code = exchange.header("Tracking-Code").flatMap(TrackingCode::parse);
        return code.map(complaints::tracked)
                .orElse(Future.succeededFuture(Optional.empty()))
                .map(found -> found.orElseThrow(() -> wrong(address, code)));
    }

    private Failure wrong(String address, Optional<TrackingCode> code) {
        perAddress.spend(address);
        code.map(TrackingCode::number).ifPresent(perCase::spend);
        return new Failure.NotFound("no complaint has this code");
    }
}
