package hotline.http.engine;

import hotline.allowance.Allowance;
import hotline.allowance.Allowances;
import hotline.complaint.TrackingCode;
import hotline.complaint.reading.Complaint;
import hotline.complaint.reading.ComplaintReader;
import hotline.failure.Failure;
import hotline.policy.Quota;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Opens a customer's complaint by the {@code Tracking-Code} of a request. After sixty wrong codes from one address no
 * complaint opens there; after three hundred from its network, none at those of its addresses that guessed. A case
 * with ten wrong codes answers further wrong ones with 429. The right code always opens the case, also while
 * strangers guess, since a number is easily guessed and 120 bits are not. All operations that take a code share one
 * instance: separate ones would multiply the tries.
 */
public final class TrackingCodes {
    private static final Duration WITHIN = Duration.ofMinutes(10);
    private static final Quota OF_CASE = new Quota(10, WITHIN);
    private static final Quota OF_ADDRESS = new Quota(60, WITHIN);
    private static final Quota OF_NETWORK = new Quota(300, WITHIN);

    private final ComplaintReader complaints;
    private final Allowances allowances;

    public TrackingCodes(ComplaintReader complaints, Allowances allowances) {
        this.complaints = complaints;
        this.allowances = allowances;
    }

    /** Fails with 404 where the code opens nothing, whether or not there is such a case. */
    public Future<Complaint> complaint(Exchange exchange) {
        var client = exchange.client();
        var fromThere = List.of(
                Allowance.own("wrong codes from", client.own(), OF_ADDRESS),
                Allowance.shared("wrong codes of network", client.network(), OF_NETWORK));
        var code = exchange.header("Tracking-Code").flatMap(TrackingCode::parse);
        return allowances
                .check(fromThere)
                .compose(free -> code.map(complaints::tracked).orElse(Future.succeededFuture(Optional.empty())))
                .compose(found -> found.map(Future::succeededFuture).orElseGet(() -> wrong(fromThere, code)));
    }

    private Future<Complaint> wrong(List<Allowance> fromThere, Optional<TrackingCode> code) {
        var ofCase =
                code.map(TrackingCode::number).map(number -> Allowance.shared("wrong codes for case", number, OF_CASE));
        return allowances
                .spend(Stream.concat(fromThere.stream(), ofCase.stream()).toList())
                .compose(spent -> Future.failedFuture(new Failure.NotFound("no complaint has this code")));
    }
}
