package hotline.report;

import hotline.log.reading.LogPosition;
import hotline.measures.Period;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Pool;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Proves a published report: that no byte of it was changed, that it stands in the chain of all reports, that its figures are
 * those that the facts up to its place in the log add up to, and that agents wrote the problems that it shows. Daily reports from
 * before those showed the log of problems are proven without it.
 */
public final class ReportAudit {
    /** Names and rules are those of the day of publication; only numbers are counted again. */
    private static final Set<String> NOT_COUNTED = Set.of(
            "name",
            "title",
            "zone",
            "policies",
            "calendar",
            "program",
            "fewest",
            "remarks",
            "workingDays",
            "writtenBy",
            // Files that are merged since are one customer now.
            "care",
            // Facts of calls stand outside the log, and exchanges correct them.
            "calls");

    private static final int MOST_NAMED = 20;

    private final Pool pool;

    public ReportAudit(Pool pool) {
        this.pool = pool;
    }

    /**
     * The result for one report.
     *
     * @param faults in words; none where the report is proven
     */
    public record Result(String number, String digest, List<String> faults) {}

    /** Empty where there is no report of that number. */
    public Future<Optional<Result>> of(String number) {
        return pool.withConnection(connection -> ReportStore.find(connection, number))
                .compose(found -> found.map(one -> check(one).map(Optional::of))
                        .orElseGet(() -> Future.succeededFuture(Optional.empty())));
    }

    /** All reports, the first one first. */
    public Future<List<Result>> all() {
        return from(0, List.of());
    }

    private Future<List<Result>> from(long serial, List<Result> soFar) {
        return pool.withConnection(connection -> ReportStore.next(connection, serial))
                .compose(found -> found.isEmpty()
                        ? Future.succeededFuture(soFar)
                        : check(found.get()).compose(result -> {
                            var more = new ArrayList<>(soFar);
                            more.add(result);
                            return from(found.get().report().serial(), List.copyOf(more));
                        }));
    }

    private Future<Result> check(FrozenReport.Whole whole) {
        var report = whole.report();
        var faults = new ArrayList<String>();
        var digest = CanonicalJson.digest(whole.body().getBytes());
        if (!digest.equals(report.digest())) {
            faults.add("its bytes have the digest " + digest + ", not the one that it was published with, "
                    + report.digest());
        }
        JsonObject body;
        try {
            body = whole.json();
            matches(body, report, faults);
        } catch (RuntimeException unreadable) {
            faults.add("it can't be read: " + unreadable.getMessage());
            return Future.succeededFuture(new Result(report.number(), digest, faults));
        }
        return chain(report, body, faults)
                .compose(checked -> recount(report, body.getJsonObject("content"), faults))
                .map(checked -> new Result(report.number(), digest, List.copyOf(faults)));
    }

    private static void matches(JsonObject body, FrozenReport report, List<String> faults) {
        var period = body.getJsonObject("content").getJsonObject("period");
        if (!report.number().equals(body.getString("number"))
                || report.serial() != body.getLong("serial")
                || !report.replaces().equals(Optional.ofNullable(body.getString("replaces")))
                || !report.period().equals(period(period))) {
            faults.add("its row names another number, place, period or replaced report than its bytes");
        }
    }

    private static Period period(JsonObject json) {
        return new Period(LocalDate.parse(json.getString("from")), LocalDate.parse(json.getString("to")));
    }

    private Future<Void> chain(FrozenReport report, JsonObject body, List<String> faults) {
        var named = body.getJsonObject("before");
        return pool.withConnection(connection -> ReportStore.list(connection, report.serial(), Optional.empty(), 1))
                .map(before -> {
                    var there = before.stream().findFirst();
                    if (there.isPresent() && there.get().serial() != report.serial() - 1) {
                        faults.add("the report before it is missing: the last one is "
                                + there.get().number());
                    } else if (there.isEmpty() != (named == null) || (there.isEmpty() && report.serial() != 1)) {
                        faults.add("the report before it is missing");
                    } else if (there.isPresent()
                            && !(there.get().digest().equals(named.getString("digest"))
                                    && there.get().number().equals(named.getString("number")))) {
                        faults.add("it names " + named.getString("number") + " with the digest "
                                + named.getString("digest") + " before it, but "
                                + there.get().number() + " has " + there.get().digest());
                    }
                    return null;
                });
    }

    private Future<Void> recount(FrozenReport report, JsonObject content, List<String> faults) {
        var upTo = LogPosition.parse(content.getString("position"));
        if (upTo.isEmpty()) {
            faults.add("it names no position in the log");
            return Future.succeededFuture();
        }
        long lacking = content.getJsonArray("leftOut").getJsonObject(0).getLong("n");
        var log = Optional.ofNullable(content.getJsonObject("log"));
        var wanted = new ReportCount.Wanted(
                report.kind(), report.period(), upTo.get(), ContentLog.place(log), ReportFactStore.Stocks.OF_FACTS);
        return ReportCounting.count(pool, wanted).map(count -> {
            var again = ReportContent.counted(count, lacking, ZoneId.of(content.getString("zone")));
            if (log.isEmpty()) {
                again.remove("log");
            }
            again.put("figures", sameFigures(content.getJsonArray("figures"), again.getJsonArray("figures")));
            again.put("splits", sameValues(content.getJsonArray("splits"), again.getJsonArray("splits")));
            var differences = new ArrayList<String>();
            compare("", numbers(content), numbers(again), differences);
            differences.stream().limit(MOST_NAMED).forEach(faults::add);
            return null;
        });
    }

    /** Those figures that the program of that day knew. */
    private static JsonArray sameFigures(JsonArray frozen, JsonArray again) {
        var known = frozen.stream().map(ReportAudit::measure).collect(Collectors.toSet());
        var same = new JsonArray();
        again.stream().filter(figure -> known.contains(measure(figure))).forEach(same::add);
        return same;
    }

    /** Of each code those measures that the program of that day split. */
    private static JsonArray sameValues(JsonArray frozen, JsonArray again) {
        var known = rows(frozen)
                .flatMap(row -> row.getJsonObject("values").fieldNames().stream())
                .collect(Collectors.toSet());
        rows(again).forEach(row -> row.getJsonObject("values").fieldNames().retainAll(known));
        return again;
    }

    private static Stream<JsonObject> rows(JsonArray splits) {
        return splits.stream()
                .map(JsonObject.class::cast)
                .flatMap(split -> split.getJsonArray("rows").stream())
                .map(JsonObject.class::cast);
    }

    private static String measure(Object figure) {
        return ((JsonObject) figure).getString("measure");
    }

    /** Without names and rules, and without what the program of that day said it does not record: there is no number of it. */
    private static Object numbers(Object json) {
        if (json instanceof JsonObject object) {
            var numbers = new JsonObject();
            object.forEach(field -> {
                if (!NOT_COUNTED.contains(field.getKey())) {
                    numbers.put(field.getKey(), numbers(field.getValue()));
                }
            });
            return numbers;
        }
        if (json instanceof JsonArray array) {
            var numbers = new JsonArray();
            array.stream().filter(item -> !isWordsOnly(item)).forEach(item -> numbers.add(numbers(item)));
            return numbers;
        }
        return json instanceof Number number ? (Object) number.doubleValue() : json;
    }

    private static boolean isWordsOnly(Object item) {
        return item instanceof JsonObject object && object.containsKey("n") && object.getValue("n") == null;
    }

    private static void compare(String at, Object frozen, Object again, List<String> differences) {
        if (frozen instanceof JsonObject one
                && again instanceof JsonObject other
                && one.fieldNames().equals(other.fieldNames())) {
            one.fieldNames()
                    .forEach(name -> compare(at + "/" + name, one.getValue(name), other.getValue(name), differences));
        } else if (frozen instanceof JsonArray one && again instanceof JsonArray other && one.size() == other.size()) {
            for (int i = 0; i < one.size(); i++) {
                compare(at + "/" + i, one.getValue(i), other.getValue(i), differences);
            }
        } else if (!Objects.equals(frozen, again)) {
            differences.add(
                    at + ": the report says " + words(frozen) + ", the facts up to its position say " + words(again));
        }
    }

    private static String words(Object value) {
        var words = String.valueOf(value);
        return words.length() > 100 ? words.substring(0, 100) + "…" : words;
    }
}
