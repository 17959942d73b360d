package hotline.workday;

import hotline.measures.Period;
import hotline.paging.Page;
import hotline.policy.Policy;
import hotline.workday.WorkBehind.Place;
import hotline.workday.WorkQuery.By;
import hotline.workday.WorkStore.Asked;
import hotline.workday.WorkStore.Sum;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Counts what agents did with work. Figures of days that are over are kept; those of yesterday and today are counted each time. */
public final class WorkDays {
    private final Pool pool;
    private final Supplier<Policy> policy;
    private final InstantSource clock;

    /** @param policy the one in force, which knows the zone that days are meant in */
    public WorkDays(Pool pool, Supplier<Policy> policy, InstantSource clock) {
        this.pool = pool;
        this.policy = policy;
        this.clock = clock;
    }

    /** One of the split, with the name that people have. */
    public record Row(String code, Optional<String> name, WorkFigures figures) {}

    /** @param rows days by date, departments by code, people by name: never by a figure */
    public record Counted(Instant at, List<Row> rows, WorkFigures total) {
        public Counted {
            rows = List.copyOf(rows);
        }
    }

    public Future<Counted> of(WorkQuery query) {
        var now = clock.instant();
        var asked = asked(query.period(), query.line(), query.person(), policy.get(), now);
        return pool.withConnection(connection -> WorkStore.sums(connection, query.by(), asked)
                .compose(sums -> names(query.by(), sums, people -> WorkStore.names(connection, people))
                        .map(names -> counted(now, query.by(), sums, names))));
    }

    /** How the offers of a line were answered: of today, and of those that were made a short time ago. */
    public record Levels(Answers today, Answers recent) {
        private static final Answers NOTHING = WorkFigures.NONE.answers();
        public static final Levels NONE = new Levels(NOTHING, NOTHING);
    }

    /**
     * By line, counted as figures of work are.
     *
     * @param recent how long ago
     */
    public Future<Map<String, Levels>> levels(SqlConnection connection, Instant now, Duration recent) {
        var rules = policy.get();
        var today = LocalDate.ofInstant(now, rules.zone());
        var asked = asked(new Period(today, today), Optional.empty(), Optional.empty(), rules, now);
        return WorkStore.sums(connection, By.LINE, asked)
                .compose(day -> WorkStore.recent(connection, recent, asked).map(just -> levels(day, just)));
    }

    private static Map<String, Levels> levels(List<Sum> day, List<Sum> just) {
        var recent = answers(just);
        var levels = new TreeMap<String, Levels>();
        answers(day)
                .forEach((line, today) ->
                        levels.put(line, new Levels(today, recent.getOrDefault(line, Levels.NOTHING))));
        recent.forEach((line, of) -> levels.putIfAbsent(line, new Levels(Levels.NOTHING, of)));
        return levels;
    }

    private static Map<String, Answers> answers(List<Sum> sums) {
        return sums.stream()
                .collect(Collectors.groupingBy(
                        Sum::key, Collectors.collectingAndThen(Collectors.toList(), of -> WorkFigures.of(of)
                                .answers())));
    }

    private static Asked asked(
            Period period, Optional<String> line, Optional<Long> person, Policy policy, Instant now) {
        return new Asked(
                period,
                line,
                person,
                policy.zone(),
                policy.measures().serviceLevel().within(),
                now);
    }

    private interface Names {
        Future<Map<Long, String>> of(List<Long> people);
    }

    private static Future<Map<Long, String>> names(By by, List<Sum> sums, Names names) {
        return by == By.AGENT
                ? names.of(sums.stream()
                        .map(sum -> Long.valueOf(sum.key()))
                        .distinct()
                        .toList())
                : Future.succeededFuture(Map.of());
    }

    private static Counted counted(Instant now, By by, List<Sum> sums, Map<Long, String> names) {
        var byKey = sums.stream().collect(Collectors.groupingBy(Sum::key, TreeMap::new, Collectors.toList()));
        var rows = new ArrayList<Row>();
        byKey.forEach((key, of) -> rows.add(new Row(
                key,
                by == By.AGENT ? Optional.ofNullable(names.get(Long.valueOf(key))) : Optional.empty(),
                WorkFigures.of(of))));
        if (by == By.AGENT) {
            rows.sort(Comparator.comparing((Row row) -> row.name().orElse(""))
                    .thenComparing(row -> Long.valueOf(row.code())));
        }
        return new Counted(now, by == By.WHOLE ? List.of() : rows, WorkFigures.of(sums));
    }

    /**
     * The offers, calls or breaks that a number counts, the newest first.
     *
     * @param about of one kind, outcome or reason alone
     */
    public Future<Page<WorkBehind, Place>> behind(
            WorkPart part, WorkQuery query, Optional<String> about, Optional<Place> before, int limit) {
        var now = clock.instant();
        var rules = policy.get();
        var asked = new WorkBehindStore.Asked(
                query.period().from().atStartOfDay(rules.zone()).toInstant(),
                query.period().to().plusDays(1).atStartOfDay(rules.zone()).toInstant(),
                query.line(),
                query.person(),
                about,
                before,
                rules.measures().serviceLevel().within(),
                now,
                limit + 1);
        return pool.withConnection(connection -> WorkBehindStore.behind(connection, part, asked))
                .map(found -> Page.of(found, limit, WorkBehind::place));
    }

    /** A person's own figures of each day of the period. */
    public Future<Map<LocalDate, WorkFigures>> own(long person, Period period) {
        return of(new WorkQuery(period, By.DAY, Optional.empty(), Optional.of(person)))
                .map(counted -> {
                    var days = new LinkedHashMap<LocalDate, WorkFigures>();
                    counted.rows().forEach(row -> days.put(LocalDate.parse(row.code()), row.figures()));
                    return days;
                });
    }

    /**
     * Keeps the figures of one more day. A day is over once the next one has passed too: by then its offers have long been answered, and a
     * clock that was wrong for a moment has written nothing more to it. Answers whether there may be more.
     */
    public Future<Boolean> keepADay() {
        var now = clock.instant();
        var rules = policy.get();
        var last = LocalDate.ofInstant(now, rules.zone()).minusDays(2);
        return pool.withTransaction(transaction -> WorkStore.claim(transaction).compose(claimed -> {
            if (claimed.isEmpty()) {
                return Future.succeededFuture(false);
            }
            var next = claimed.get()
                    .map(until -> Future.succeededFuture(Optional.of(until.plusDays(1))))
                    .orElseGet(() -> WorkStore.first(transaction, rules.zone()));
            return next.compose(day -> {
                if (day.isEmpty() || day.get().isAfter(last)) {
                    return Future.succeededFuture(false);
                }
                var whole = asked(new Period(day.get(), day.get()), Optional.empty(), Optional.empty(), rules, now);
                return WorkStore.add(transaction, whole).map(added -> true);
            });
        }));
    }
}
