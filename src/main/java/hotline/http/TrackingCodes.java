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
 * Opens a customer's complaint by the {@code Tracking-Code} of a request. Ten wrong codes for one case, or sixty from one
 * address, close it for ten minutes. One for all operations that take a code: each of its own would give as many tries
 * again.
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

    /**
     * Fails with 404 where the code opens nothing, whether or not there is such a case. An address that has no tries left
     * takes none from the case.
     */
    public Future<Complaint> complaint(Exchange exchange) {
        var address = exchange.address();
        perAddress.spend(address);
        return exchange.header("Tracking-Code")
                .flatMap(TrackingCode::parse)
                .map(code -> opened(address, code))
                .orElse(Future.succeededFuture(Optional.empty()))
                .map(found -> found.orElseThrow(() -> new Failure.NotFound("no complaint has this code")));
    }

    private Future<Optional<Complaint>> opened(String address, TrackingCode code) {
        perCase.spend(code.number());
        return complaints
                .tracked(code)
                .onSuccess(found -> found.ifPresent(right -> giveBack(address, code)))
                .onFailure(unknown -> giveBack(address, code));
    }

    private void giveBack(String address, TrackingCode code) {
        perAddress.giveBack(address);
        perCase.giveBack(code.number());
    }
}
