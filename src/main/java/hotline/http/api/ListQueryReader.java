package hotline.http.api;

import hotline.complaint.Status;
import hotline.complaint.reading.Between;
import hotline.complaint.reading.Due;
import hotline.complaint.reading.ListFilter;
import hotline.complaint.reading.ListQuery;
import hotline.complaint.reading.ListQuery.Order;
import hotline.complaint.reading.ListQuery.View;
import hotline.failure.Failure;
import hotline.http.engine.Exchange;
import hotline.http.engine.Times;
import hotline.intake.PhoneNumbers;
import hotline.intake.PhoneReading.Fault;
import hotline.intake.PhoneReading.Phone;
import hotline.policy.CaseNumbers;
import hotline.policy.Policies;
import hotline.policy.Policy;
import hotline.policy.taxonomy.Severity;
import hotline.text.TypedText;
import io.vertx.core.json.JsonObject;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Function;

/** Reads the query of {@code listComplaints}. */
final class ListQueryReader {
    private static final Map<String, View> VIEWS =
            Map.of("queue", View.QUEUE, "mine", View.MINE, "open", View.OPEN, "ended", View.ENDED);
    private static final Map<String, Due> DUE =
            Map.of("passed", Due.PASSED, "next-hour", Due.NEXT_HOUR, "today", Due.TODAY);
    private static final Map<String, Order> ORDERS = Map.of("due", Order.BY_DUE, "severity", Order.MOST_SEVERE_FIRST);

    private final PhoneNumbers phones = new PhoneNumbers();
    private final SearchReader searches;
    private final Policies policies;
    private final InstantSource clock;

    ListQueryReader(Policies policies, InstantSource clock) {
        this.policies = policies;
        this.clock = clock;
        this.searches = new SearchReader(new CaseNumbers(policies), phones);
    }

    /** The number that the list is of; fails with a fault that says why it is none. */
    Optional<Phone> phone(Exchange exchange, String region) {
        return exchange.query("phone").map(written -> {
            var read = phones.read(written, region);
            if (read instanceof Fault fault) {
                throw Failure.Invalid.field("phone", fault.words(), fault.code());
            }
            return read.phone().orElseThrow();
        });
    }

    /** The number as it was read, for its reader to compare. */
    JsonObject json(Phone phone, String region) {
        return PhoneJson.of(phones, phone.number(), phone.extension(), region);
    }

    /** @param policy for telephone numbers without a country code, and for days */
    ListQuery read(Exchange exchange, Policy policy) {
        var region = policy.phoneRegion();
        return new ListQuery(
                code(exchange, "view", code -> Optional.ofNullable(VIEWS.get(code)))
                        .orElse(View.OPEN),
                code(exchange, "order", code -> Optional.ofNullable(ORDERS.get(code)))
                        .orElse(Order.BY_DUE),
                filter(exchange, policy.zone()),
                phone(exchange, region).map(Phone::number),
                exchange.query("waybill").map(TypedText::identifier),
                searched(exchange).map(text -> searches.read(text, region)),
                exchange.query("after"),
                exchange.limit());
    }

    /** Fails with what a searched text lacks to be a telephone number, which nothing found would not say. */
    void failOnIncompleteNumber(Exchange exchange, String region) {
        searched(exchange).flatMap(text -> searches.fault(text, region)).ifPresent(fault -> {
            throw Failure.Invalid.field("search", fault.words(), fault.code());
        });
    }

    private static Optional<String> searched(Exchange exchange) {
        return exchange.query("search").filter(text -> !TypedText.line(text).isEmpty());
    }

    private ListFilter filter(Exchange exchange, ZoneId zone) {
        return new ListFilter(
                code(exchange, "status", Status::of),
                ruled(exchange, "type", (policy, code) -> policy.taxonomy()
                        .type(code)
                        .isPresent()),
                code(exchange, "severity", Severity::of),
                ruled(exchange, "channel", (policy, code) -> policy.taxonomy()
                        .channel(code)
                        .isPresent()),
                exchange.optionalFlag("pastDue"),
                exchange.optionalFlag("paused"),
                exchange.optionalFlag("toBeJudged"),
                ruled(exchange, "heldBy", (policy, code) -> policy.department(code)
                        .isPresent()),
                days(exchange, "received", zone),
                code(exchange, "due", code -> Optional.ofNullable(DUE.get(code)))
                        .map(due -> due.span(clock.instant(), zone))
                        .orElse(Between.ANY),
                days(exchange, "ended", zone));
    }

    /** @param what happened from the day of {@code …From} to the day of {@code …To}, both included */
    private static Between days(Exchange exchange, String what, ZoneId zone) {
        var from = day(exchange, what + "From");
        var to = day(exchange, what + "To");
        if (from.isPresent() && to.isPresent() && to.get().isBefore(from.get())) {
            throw Failure.Invalid.field(what + "To", "must not be before " + what + "From");
        }
        return new Between(
                from.map(day -> day.atStartOfDay(zone).toInstant()),
                to.map(day -> day.plusDays(1).atStartOfDay(zone).toInstant()));
    }

    private static Optional<LocalDate> day(Exchange exchange, String name) {
        return exchange.query(name).map(text -> Times.day(text)
                .orElseThrow(() -> Failure.Invalid.field(name, "must be a day such as 2026-09-25")));
    }

    /** A code of any policy that this node knows: an older complaint may have one that no policy in force names. */
    private Optional<String> ruled(Exchange exchange, String name, BiPredicate<Policy, String> names) {
        return code(exchange, name, code -> Optional.of(code)
                .filter(known -> policies.all().stream().anyMatch(version -> names.test(version.policy(), known))));
    }

    private static <T> Optional<T> code(Exchange exchange, String name, Function<String, Optional<T>> known) {
        return exchange.query(name)
                .map(code -> known.apply(code).orElseThrow(() -> Failure.Invalid.field(name, "is not known: " + code)));
    }
}
