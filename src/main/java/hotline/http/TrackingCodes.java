package hotline.http;

import hotline.complaint.Complaint;
import hotline.complaint.ComplaintReader;
import hotline.complaint.TrackingCode;
import hotline.failure.Failure;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Opens a customer's complaint by the {@code Tracking-Code} of a request. Ten wrong codes for one case, or sixty from one
 * address, close it for ten minutes; all operations that take a code count together.
 */
public final class TrackingCodes {
    private static final Duration WITHIN = Duration.ofMinutes(10);
    private static final int TRIES_PER_CASE = 10;
    private static final int TRIES_PER_ADDRESS = 60;

    private final Pool pool;
    private final ComplaintReader complaints;
    private final TryLimit perCase;
    private final TryLimit perAddress;

    public TrackingCodes(Pool pool, ComplaintReader complaints, InstantSource clock) {
        this.pool = pool;
        this.complaints = complaints;
        this.perCase = new TryLimit(TRIES_PER_CASE, WITHIN, clock);
        this.perAddress = new TryLimit(TRIES_PER_ADDRESS, WITHIN, clock);
    }

    /** Fails with 404 where the code opens nothing, whether or not there is such a case. */
    public Future<Complaint> complaint(Exchange exchange) {
        perAddress.spend(exchange.address());
        return exchange.header("Tracking-Code")
                .flatMap(TrackingCode::parse)
                .map(this::opened)
                .orElse(Future.succeededFuture(Optional.empty()))
                .onSuccess(found -> found.ifPresent(right -> perAddress.giveBack(exchange.address())))
                .map(found -> found.orElseThrow(() -> new Failure.NotFound("no complaint has this code")));
    }

    private Future<Optional<Complaint>> opened(TrackingCode code) {
        perCase.spend(code.number());
        return pool.withConnection(connection -> complaints.tracked(connection, code))
                .onSuccess(found -> found.ifPresent(right -> perCase.giveBack(code.number())));
    }
}
