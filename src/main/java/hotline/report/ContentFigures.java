package hotline.report;

import hotline.measures.breakdown.Comparison;
import hotline.measures.breakdown.Measure;
import hotline.measures.facts.Figure;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Arrays;
import java.util.List;

/** The figures of a whole period, and its course. */
record ContentFigures(ReportCount count) {
    /** Parcels are not in the log, and their volumes may be imported again. */
    private static final List<Measure> OF_LOG = Arrays.stream(Measure.values())
            .filter(measure -> measure.way() != Measure.Way.PER_10000)
            .toList();

    JsonObject balance() {
        var balance = count.balance();
        return new JsonObject()
                .put("opening", balance.opening())
                .put("received", balance.received())
                .put("reopened", balance.reopened())
                .put("closed", balance.closed())
                .put("withdrawn", balance.withdrawn())
                .put("notValid", balance.notValid())
                .put("closing", balance.closing());
    }

    JsonArray figures() {
        var end = count.period().period().to();
        return ReportContent.array(OF_LOG, measure -> new JsonObject()
                .put("measure", measure.code())
                .put("name", ReportContent.json(ReportNames.ofCode("measures.name", measure.code())))
                .put("way", ReportValue.way(measure))
                .put("asked", value(count.period(), measure))
                .put("before", value(count.compared(Comparison.BEFORE), measure))
                .put("yearBefore", value(count.compared(Comparison.YEAR_BEFORE), measure))
                .put("settledAfter", measure.settledAfter(end).toString()));
    }

    private static JsonObject value(ReportCount.OfPeriod period, Measure measure) {
        return ReportValue.json(period.value(measure, CountedFacts.ALL));
    }

    JsonArray course() {
        return ReportContent.array(count.kind().interval().parts(count.period().period()), part -> {
            var of = count.course().getOrDefault(part.from(), new CountedFacts(List.of()));
            return new JsonObject()
                    .put("from", part.from().toString())
                    .put("to", part.to().toString())
                    .put("received", of.n(CountedFacts.ALL, Figure.RECEIVED))
                    .put("closings", of.n(CountedFacts.ALL, Figure.CLOSINGS))
                    .put("closedOnTime", of.n(CountedFacts.ALL, Figure.CLOSED_ON_TIME))
                    .put("callbacksDue", of.n(CountedFacts.ALL, Figure.CALLBACKS_DUE))
                    .put("callbacksReached", of.n(CountedFacts.ALL, Figure.CALLBACKS_REACHED));
        });
    }
}
