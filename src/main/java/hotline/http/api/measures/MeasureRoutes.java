package hotline.http.api.measures;

import hotline.failure.Failure;
import hotline.failure.Failure.WrongField;
import hotline.http.api.ComplaintJson;
import hotline.http.engine.Answer;
import hotline.http.engine.Exchange;
import hotline.http.engine.Operation;
import hotline.http.engine.Routes;
import hotline.measures.MeasureQuery;
import hotline.measures.MeasureQuery.Only;
import hotline.measures.MeasureQuery.Split;
import hotline.measures.Measures;
import hotline.measures.Period;
import hotline.measures.Wallboard;
import hotline.policy.Policies;
import hotline.policy.taxonomy.Channel;
import hotline.policy.taxonomy.ComplaintType;
import hotline.policy.taxonomy.Severity;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;

/** Figures for agents and supervisors; those of a period for analysts as well. The contract names who may read which. */
public final class MeasureRoutes implements Routes {
    private final Measures measures;
    private final Wallboard wallboard;
    private final Policies policies;
    private final ComplaintJson json;

    public MeasureRoutes(Measures measures, Wallboard wallboard, Policies policies, ComplaintJson json) {
        this.measures = measures;
        this.wallboard = wallboard;
        this.policies = policies;
        this.json = json;
    }

    @Override
    public void bind(BiConsumer<String, Operation> bind) {
        bind.accept("getMeasures", this::measures);
        bind.accept("getMeasuresNow", this::now);
    }

    private Future<Answer> measures(Exchange exchange) {
        exchange.caller().signedIn();
        return measures.of(new Parameters(exchange).query()).map(figures -> Answer.ok(json().of(figures)));
    }

    private Future<Answer> now(Exchange exchange) {
        exchange.caller().handler();
        return wallboard.now().map(now -> Answer.ok(json().of(now)));
    }

    private MeasuresJson json() {
        return new MeasuresJson(
                json,
                new PastDueDepartments(policies),
                policies.inForce().policy().zone(),
                policies.inForce().policy().measures().fewest());
    }

    /** Reads all of them before it says which are wrong. */
    private final class Parameters {
        private final Exchange exchange;
        private final List<WrongField> wrong = new ArrayList<>();

        private Parameters(Exchange exchange) {
            this.exchange = exchange;
        }

        private MeasureQuery query() {
            var today = measures.today();
            var from = Exchange.day("from", exchange.query("from"), wrong).orElse(today.withDayOfMonth(1));
            var to = Exchange.day("to", exchange.query("to"), wrong).orElse(today);
            if (wrong.isEmpty() && to.isBefore(from)) {
                wrong.add(new WrongField("to", "must not be before from"));
            } else if (wrong.isEmpty() && from.plusDays(Period.MOST_DAYS).compareTo(to) <= 0) {
                wrong.add(new WrongField("to", "must be within " + Period.MOST_DAYS + " days of from"));
            }
            var only = only();
            var by = by();
            if (!wrong.isEmpty()) {
                throw Failure.Invalid.ofParameters(wrong);
            }
            return new MeasureQuery(new Period(from, to), only, by);
        }

        /** Figures also hold types of older policies and other lines of business. */
        private Only only() {
            var known = policies.all().stream()
                    .map(version -> version.policy().taxonomy())
                    .toList();
            return new Only(
                    code(
                            "type",
                            known.stream()
                                    .flatMap(taxonomy -> taxonomy.types().stream())
                                    .map(ComplaintType::code)
                                    .distinct()
                                    .toList()),
                    code(
                            "severity",
                            Arrays.stream(Severity.values()).map(Severity::code).toList()),
                    code(
                            "channel",
                            known.stream()
                                    .flatMap(taxonomy -> taxonomy.channels().stream())
                                    .map(Channel::code)
                                    .distinct()
                                    .toList()));
        }

        private Optional<String> code(String name, List<String> known) {
            var code = exchange.query(name);
            code.filter(given -> !known.contains(given))
                    .ifPresent(
                            unknown -> wrong.add(new WrongField(name, "must be one of " + String.join(", ", known))));
            return code;
        }

        private Set<Split> by() {
            var by = EnumSet.noneOf(Split.class);
            for (String name :
                    exchange.query("by").map(list -> list.split(",", -1)).orElse(new String[0])) {
                var split = Arrays.stream(Split.values())
                        .filter(each -> MeasureRoutes.code(each).equals(name))
                        .findFirst();
                if (split.isEmpty()) {
                    wrong.add(new WrongField(
                            "by",
                            "must be some of "
                                    + Arrays.stream(Split.values())
                                            .map(MeasureRoutes::code)
                                            .collect(Collectors.joining(", "))));
                    return by;
                }
                by.add(split.get());
            }
            return by;
        }
    }

    private static String code(Split split) {
        return split.name().toLowerCase(Locale.ROOT);
    }
}
