package hotline.report;

import hotline.agentday.LoggedDay;
import hotline.agentday.LoggedDay.Entry;
import hotline.agentday.LoggedDay.Place;
import hotline.agentday.LoggedDay.Summary;
import hotline.agentday.ProblemKind;
import hotline.rows.Rfc3339;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;

/** What the agents of a day wrote into their log of problems (C4), without the agents' names and without numbers of customers. */
record ContentLog(LoggedDay log, ZoneId zone) {
    JsonObject json() {
        var numbers = new CoveredNumbers(
                log.entries().stream().flatMap(entry -> entry.number().stream()).toList());
        return new JsonObject()
                .put("lastEntry", log.upTo().entry())
                .put("lastSummary", log.upTo().summary())
                .put("agents", log.agents())
                .put("total", log.total())
                .put("kinds", kinds())
                .put("entries", ReportContent.array(log.entries(), entry -> entry(entry, numbers)))
                .put(
                        "summary",
                        log.summary().map(summary -> summary(summary, numbers)).orElse(null));
    }

    /** The place of a log in a report, up to which it is read again; of a report without a log, the newest. */
    static Place place(Optional<JsonObject> log) {
        return log.map(json -> new Place(json.getLong("lastEntry"), json.getLong("lastSummary")))
                .orElse(Place.NEWEST);
    }

    /** Kinds with the most entries first, others last, each with the share of all up to it. */
    private JsonArray kinds() {
        var order = Comparator.<Map.Entry<ProblemKind, Long>, Boolean>comparing(
                        one -> one.getKey() == ProblemKind.OTHER)
                .thenComparing(Map.Entry::getValue, Comparator.reverseOrder())
                .thenComparing(Map.Entry::getKey);
        var kinds = new JsonArray();
        long soFar = 0;
        for (var one : log.kinds().entrySet().stream().sorted(order).toList()) {
            soFar += one.getValue();
            kinds.add(named(one.getKey())
                    .put("n", one.getValue())
                    .put("upToHere", ReportValue.share(soFar, log.total())));
        }
        return kinds;
    }

    private static JsonObject named(ProblemKind kind) {
        return new JsonObject()
                .put("code", kind.code())
                .put("name", ReportContent.json(ReportNames.ofCode("problemKind", kind.code())));
    }

    private JsonObject entry(Entry entry, CoveredNumbers numbers) {
        return new JsonObject()
                .put("id", entry.id())
                .put("kind", named(entry.kind()))
                .put("text", numbers.in(entry.text()))
                .put("number", entry.number().orElse(null))
                .put("at", Rfc3339.of(entry.at(), zone));
    }

    private JsonObject summary(Summary summary, CoveredNumbers numbers) {
        return new JsonObject()
                .put("text", numbers.in(summary.text()))
                .put("entries", summary.entries())
                .put("writtenBy", new JsonObject().put("login", summary.login()).put("name", summary.name()))
                .put("at", Rfc3339.of(summary.at(), zone));
    }
}
