package hotline.http.api;

import hotline.complaint.Status;
import hotline.complaint.reading.Between;
import hotline.complaint.reading.Due;
import hotline.complaint.reading.ListFilter;
import hotline.complaint.reading.ListQuery;
import hotline.complaint.reading.ListQuery.Order;
import hotline.complaint.reading.ListQuery.View;
import hotline.failure.Failure;
import hotline.failure.Failure.WrongField;
import hotline.http.engine.Exchange;
import hotline.http.engine.Times;
import hotline.identity.Caller;
import hotline.identity.Role;
import hotline.intake.PhoneNumbers;
import hotline.intake.PhoneReading.Fault;
import hotline.intake.PhoneReading.Phone;
import hotline.policy.CaseNumbers;
import hotline.policy.Policies;
import hotline.policy.Policy;
import hotline.policy.taxonomy.CodeList;
import hotline.policy.taxonomy.Severity;
import hotline.search.SearchReader;
import hotline.text.TypedText;
import io.vertx.core.json.JsonObject;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads the query of {@code listComplaints}, or filters of the same names. */
public final class ListQueryReader {
    private static final Map<String, View> VIEWS =
            Map.of("queue", View.QUEUE, "mine", View.MINE, "open", View.OPEN, "ended", View.ENDED);
    private static final Map<String, Due> DUE =
            Map.of("passed", Due.PASSED, "next-hour", Due.NEXT_HOUR, "today", Due.TODAY);
    private static final Map<String, Order> ORDERS = Map.of("due", Order.BY_DUE, "severity", Order.MOST_SEVERE_FIRST);

    /** The code of complaints that have none. */
    private static final String NONE = "-";

    private static final List<CodeList> CODED = Arrays.stream(CodeList.values())
            .filter(list -> !list.holdsSeveral())
            .toList();

    /** The names of the filters by codes. */
    public static final List<String> CODES = CODED.stream().map(CodeList::field).toList();

    /** What these say of a complaint is for people who handle it (P6). */
    private static final List<String> HIDDEN_FROM_BRANCHES = Stream.concat(
                    Stream.of("heldBy", "owner", "unanswered"),
                    CODED.stream()
                            .filter(list -> !ListFilter.OPEN_TO_BRANCHES.contains(list))
                            .map(CodeList::field))
            .toList();

    private static final Pattern ID = Pattern.compile("[1-9]\\d{0,17}");

    private final PhoneNumbers phones = new PhoneNumbers();
    private final SearchReader searches;
    private final Policies policies;
    private final InstantSource clock;

    public ListQueryReader(Policies policies, InstantSource clock) {
        this.policies = policies;
        this.clock = clock;
        this.searches = new SearchReader(new CaseNumbers(policies), phones);
    }

    /** The number that the list is of; fails with a fault that says why it is none. */
    Optional<Phone> phone(Exchange exchange, String region) {
        return phone(exchange::query, region);
    }

    private Optional<Phone> phone(Function<String, Optional<String>> query, String region) {
        return query.apply("phone").map(written -> {
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
        return read(exchange::query, policy, exchange.caller(), exchange.limit());
    }

    /**
     * Fails with {@link Failure.Invalid} for each filter by what the caller may not read.
     *
     * @param query the value of a filter by its name
     */
    public ListQuery read(Function<String, Optional<String>> query, Policy policy, Caller caller, int limit) {
        if (caller.staff().map(Caller.Staff::role).equals(Optional.of(Role.BRANCH))) {
            failOnHidden(query);
        }
        var region = policy.phoneRegion();
        return new ListQuery(
                code(query, "view", code -> Optional.ofNullable(VIEWS.get(code)))
                        .orElse(View.OPEN),
                code(query, "order", code -> Optional.ofNullable(ORDERS.get(code)))
                        .orElse(Order.BY_DUE),
                filter(query, policy.zone()),
                phone(query, region).map(Phone::number),
                query.apply("waybill").map(TypedText::undivided),
                searched(query).map(text -> searches.read(text, region)),
                query.apply("after"),
                limit);
    }

    /** Fails with what a searched text lacks to be a telephone number, which nothing found would not say. */
    void failOnIncompleteNumber(Exchange exchange, String region) {
        searched(exchange::query).flatMap(text -> searches.fault(text, region)).ifPresent(fault -> {
            throw Failure.Invalid.field("search", fault.words(), fault.code());
        });
    }

    /** A list that kept such a filter, or left it out, would say what branches may not learn, or what was not asked. */
    private static void failOnHidden(Function<String, Optional<String>> query) {
        var wrong = HIDDEN_FROM_BRANCHES.stream()
                .filter(name -> query.apply(name).isPresent())
                .map(name -> new WrongField(name, "branches may not narrow a list by it"))
                .toList();
        if (!wrong.isEmpty()) {
            throw new Failure.Invalid(wrong.get(0).pointer() + " is not for branches", wrong);
        }
    }

    private static Optional<String> searched(Function<String, Optional<String>> query) {
        return query.apply("search").filter(text -> !TypedText.line(text).isEmpty());
    }

    private ListFilter filter(Function<String, Optional<String>> query, ZoneId zone) {
        return new ListFilter(
                code(query, "status", Status::of),
                ruled(query, "type", (policy, code) -> policy.taxonomy()
                        .type(code)
                        .isPresent()),
                code(query, "severity", Severity::of),
                ruled(query, "channel", (policy, code) -> policy.taxonomy()
                        .channel(code)
                        .isPresent()),
                Exchange.flag("pastDue", query.apply("pastDue")),
                Exchange.flag("paused", query.apply("paused")),
                Exchange.flag("toBeJudged", query.apply("toBeJudged")),
                Exchange.flag("unanswered", query.apply("unanswered")),
                ruled(query, "heldBy", (policy, code) -> policy.department(code).isPresent()),
                owner(query),
                days(query, "received", zone),
                code(query, "due", code -> Optional.ofNullable(DUE.get(code)))
                        .map(due -> due.span(clock.instant(), zone))
                        .orElse(Between.ANY),
                days(query, "ended", zone),
                codes(query));
    }

    private Map<CodeList, String> codes(Function<String, Optional<String>> query) {
        var codes = new EnumMap<CodeList, String>(CodeList.class);
        for (CodeList list : CODED) {
            var isNone = query.apply(list.field()).filter(NONE::equals).isPresent();
            var code = isNone
                    ? Optional.of("")
                    : ruled(query, list.field(), (policy, known) -> policy.codes()
                            .code(list, known)
                            .isPresent());
            code.ifPresent(chosen -> codes.put(list, chosen));
        }
        return codes;
    }

    private static Optional<Long> owner(Function<String, Optional<String>> query) {
        return query.apply("owner").map(text -> {
            if (!ID.matcher(text).matches()) {
                throw Failure.Invalid.field("owner", "must be the id of a person");
            }
            return Long.valueOf(text);
        });
    }

    /** @param what happened from the day of {@code …From} to the day of {@code …To}, both included */
    private static Between days(Function<String, Optional<String>> query, String what, ZoneId zone) {
        var from = day(query, what + "From");
        var to = day(query, what + "To");
        if (from.isPresent() && to.isPresent() && to.get().isBefore(from.get())) {
            throw Failure.Invalid.field(what + "To", "must not be before " + what + "From");
        }
        return new Between(
                from.map(day -> day.atStartOfDay(zone).toInstant()),
                to.map(day -> day.plusDays(1).atStartOfDay(zone).toInstant()));
    }

    private static Optional<LocalDate> day(Function<String, Optional<String>> query, String name) {
        return query.apply(name).map(text -> Times.day(text)
                .orElseThrow(() -> Failure.Invalid.field(name, "must be a day such as 2026-09-25")));
    }

    /** A code of any policy that this node knows: an older complaint may have one that no policy in force names. */
    private Optional<String> ruled(
            Function<String, Optional<String>> query, String name, BiPredicate<Policy, String> names) {
        return code(query, name, code -> Optional.of(code)
                .filter(known -> policies.all().stream().anyMatch(version -> names.test(version.policy(), known))));
    }

    private static <T> Optional<T> code(
            Function<String, Optional<String>> query, String name, Function<String, Optional<T>> known) {
        return query.apply(name)
                .map(code -> known.apply(code).orElseThrow(() -> Failure.Invalid.field(name, "is not known: " + code)));
    }
}
