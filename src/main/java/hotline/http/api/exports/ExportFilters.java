package hotline.http.api.exports;

import hotline.customer.lists.ListedCustomers;
import hotline.export.Exportable;
import hotline.export.Exportable.What;
import hotline.failure.Failure;
import hotline.http.api.ListQueryReader;
import hotline.http.api.administration.LookRoutes;
import hotline.http.api.breakdown.BreakdownReader;
import hotline.http.api.breakdown.FigureScope;
import hotline.http.api.network.UnitRoutes;
import hotline.http.api.notices.NoticeQueryReader;
import hotline.http.api.volume.VolumeRoutes;
import hotline.identity.Caller;
import hotline.measures.breakdown.Measure;
import hotline.measures.facts.Dimension;
import hotline.network.NetworkMap;
import hotline.policy.CaseNumbers;
import hotline.policy.Policies;
import hotline.policy.tier.Tier;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The filters of each list by their names, and the list that they make; they are read as the list itself reads them. */
final class ExportFilters {
    private static final List<String> DIMENSIONS =
            Arrays.stream(Dimension.values()).map(Dimension::column).toList();
    private static final List<String> OF_COMPLAINTS = Stream.concat(
                    Stream.of(
                            "view",
                            "order",
                            "status",
                            "type",
                            "severity",
                            "channel",
                            "heldBy",
                            "owner",
                            "receivedFrom",
                            "receivedTo",
                            "due",
                            "endedFrom",
                            "endedTo",
                            "phone",
                            "waybill",
                            "search"),
                    ListQueryReader.CODES.stream())
            .toList();

    private final ListQueryReader complaints;
    private final CaseNumbers numbers;
    private final Policies policies;
    private final Supplier<NetworkMap> network;
    private final InstantSource clock;

    ExportFilters(Policies policies, Supplier<NetworkMap> network, InstantSource clock) {
        this.complaints = new ListQueryReader(policies, clock);
        this.numbers = new CaseNumbers(policies);
        this.policies = policies;
        this.network = network;
        this.clock = clock;
    }

    /** Those that are texts. */
    static List<String> texts(What what) {
        return switch (what) {
            case COMPLAINTS -> OF_COMPLAINTS;
            case CALLBACKS -> List.of("view");
            case EXTENSIONS -> List.of("view");
            case LOG_ENTRIES -> List.of("from", "to");
            case WARNINGS -> List.of();
            case NOTICES -> List.of("view", "kind", "department", "digest");
            case FIGURES -> andDimensions("measures", "from", "to", "interval", "by", "compare");
            case BEHIND -> andDimensions("measure", "part", "from", "to");
            case COMPARISON -> andDimensions("measure", "by", "from", "to");
            case UNITS -> List.of("search", "kind", "parent", "on");
            case VOLUMES -> List.of("from", "to", "by");
            case CUSTOMERS -> List.of("tier");
            case LOOKS -> List.of("number", "login", "customer", "from", "to");
        };
    }

    /** Those that are true or false. */
    static List<String> flags(What what) {
        return switch (what) {
            case COMPLAINTS -> List.of("pastDue", "paused", "toBeJudged", "unanswered");
            case NOTICES -> List.of("inDigest");
            case UNITS -> List.of("top", "ended");
            case WARNINGS -> List.of("judged");
            case CALLBACKS, EXTENSIONS, LOG_ENTRIES, FIGURES, BEHIND, COMPARISON, VOLUMES, CUSTOMERS, LOOKS ->
                List.of();
        };
    }

    private static List<String> andDimensions(String... others) {
        return Stream.concat(Arrays.stream(others), DIMENSIONS.stream()).toList();
    }

    /** @param query the value of a filter by its name */
    Exportable list(What what, Function<String, Optional<String>> query, Caller.Staff caller) {
        return switch (what) {
            case COMPLAINTS -> {
                failOnWords(query);
                yield new Exportable.Complaints(
                        complaints.read(query, policies.inForce().policy(), caller, 1));
            }
            case CALLBACKS -> new Exportable.Callbacks(isSecond(query, "waiting", "mine"));
            case EXTENSIONS -> new Exportable.ExtensionsAsked(isSecond(query, "undecided", "decided"));
            case LOG_ENTRIES -> new Exportable.LogEntries(ExportDays.of(query, today()));
            case WARNINGS ->
                new Exportable.Warnings(
                        query.apply("judged").filter("true"::equals).isPresent());
            case NOTICES -> new Exportable.Notices(NoticeQueryReader.read(query, 1));
            case FIGURES -> figures(BreakdownReader.of(query, today()), caller);
            case BEHIND -> {
                check(query, measure -> true);
                yield new Exportable.Behind(BreakdownReader.of(query, today()).behind());
            }
            case COMPARISON -> {
                check(query, Measure::isCompared);
                yield compared(BreakdownReader.of(query, today()), caller);
            }
            case UNITS -> new Exportable.Units(UnitRoutes.query(query, today()));
            case VOLUMES -> new Exportable.Volumes(VolumeRoutes.query(query, today()));
            case CUSTOMERS ->
                new Exportable.Customers(
                        new ListedCustomers.Query(query.apply("tier").map(ExportFilters::tier)));
            case LOOKS -> new Exportable.LooksTaken(LookRoutes.wanted(query, numbers::meant, today(), zone()));
        };
    }

    /** A search for words has an end; a file that ends there would look whole. No identifier is without a digit. */
    private static void failOnWords(Function<String, Optional<String>> query) {
        if (query.apply("search")
                .filter(text -> text.codePoints().noneMatch(Character::isDigit))
                .isPresent()) {
            throw Failure.Invalid.field("search", "a search for words can't be exported");
        }
    }

    /** What the caller may read of them. */
    private Exportable figures(BreakdownReader asked, Caller.Staff caller) {
        var query = asked.breakdown();
        return new Exportable.Figures(
                FigureScope.of(caller, network.get(), today()).of(query));
    }

    private static Exportable compared(BreakdownReader asked, Caller.Staff caller) {
        var query = asked.comparison();
        FigureScope.check(caller, Set.of(query.by()));
        FigureScope.check(caller, query.only().keySet());
        return new Exportable.Compared(query);
    }

    private static void check(Function<String, Optional<String>> query, Predicate<Measure> isRight) {
        if (query.apply("measure").flatMap(Measure::of).filter(isRight).isEmpty()) {
            throw Failure.Invalid.field("measure", "must be the code of a measure of that kind");
        }
    }

    private static Tier tier(String code) {
        return Tier.of(code).orElseThrow(() -> Failure.Invalid.field("tier", "must be the code of a tier"));
    }

    /** Whether the view is the second one; without a view it is the first. */
    private static boolean isSecond(Function<String, Optional<String>> query, String first, String second) {
        var view = query.apply("view").orElse(first);
        if (!view.equals(first) && !view.equals(second)) {
            throw Failure.Invalid.field("view", "must be one of " + first + ", " + second);
        }
        return view.equals(second);
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), zone());
    }

    private ZoneId zone() {
        return policies.inForce().policy().zone();
    }
}
