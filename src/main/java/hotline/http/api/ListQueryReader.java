package hotline.http.api;

import hotline.complaint.Status;
import hotline.complaint.reading.ListQuery;
import hotline.complaint.reading.ListQuery.View;
import hotline.failure.Failure;
import hotline.http.engine.Exchange;
import hotline.intake.PhoneNumbers;
import hotline.policy.taxonomy.Severity;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Reads the query of {@code listComplaints}. */
final class ListQueryReader {
    private static final Map<String, View> VIEWS = Map.of("queue", View.QUEUE, "mine", View.MINE, "open", View.OPEN);

    private final PhoneNumbers phones = new PhoneNumbers();

    /** @param region ISO 3166 region of telephone numbers without a country code */
    ListQuery read(Exchange exchange, String region) {
        return new ListQuery(
                code(exchange, "view", code -> Optional.ofNullable(VIEWS.get(code)))
                        .orElse(View.OPEN),
                code(exchange, "status", Status::of),
                exchange.query("type"),
                code(exchange, "severity", Severity::of),
                exchange.query("channel"),
                exchange.optionalFlag("pastDue"),
                exchange.optionalFlag("paused"),
                // Text that is not a phone number matches no complaint.
                exchange.query("phone")
                        .map(written -> phones.normalise(written, region).orElse(written)),
                exchange.query("waybill").map(String::strip),
                exchange.query("heldBy"),
                exchange.query("after"),
                exchange.limit());
    }

    private static <T> Optional<T> code(Exchange exchange, String name, Function<String, Optional<T>> known) {
        return exchange.query(name)
                .map(code -> known.apply(code).orElseThrow(() -> Failure.Invalid.field(name, "is not known: " + code)));
    }
}
