package hotline.measures.survey;

import hotline.measures.survey.SurveyFigureStore.Counted;
import hotline.measures.survey.SurveyFigures.Asked;
import hotline.measures.survey.SurveyFigures.Unrated;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Reads the figures of questionnaires. */
public final class SurveyReading {
    private static final String RATED = "rated";

    private final Pool pool;

    public SurveyReading(Pool pool) {
        this.pool = pool;
    }

    /** @param to the first moment after the period */
    public Future<SurveyFigures> of(Instant from, Instant to) {
        return pool.withConnection(connection -> SurveyFigureStore.counts(connection, from, to)
                .compose(counts -> SurveyFigureStore.again(connection, from, to)
                        .compose(again -> SurveyFigureStore.unrated(connection, from, to)
                                .map(unrated -> figures(counts, again, unrated)))));
    }

    private static SurveyFigures figures(List<Counted> counts, SortedMap<Integer, Long> again, List<Unrated> byReason) {
        var byQuestion = new LinkedHashMap<SurveyFigureStore.Key, List<Counted>>();
        counts.forEach(one -> byQuestion.merge(one.key(), List.of(one), SurveyReading::both));
        long rated = byReason.stream()
                .filter(one -> one.reason().equals(RATED))
                .mapToLong(Unrated::n)
                .sum();
        return new SurveyFigures(
                byQuestion.entrySet().stream()
                        .map(one -> asked(one.getKey(), one.getValue()))
                        .toList(),
                new Spread(again),
                rated,
                byReason.stream().filter(one -> !one.reason().equals(RATED)).toList());
    }

    private static List<Counted> both(List<Counted> some, List<Counted> more) {
        return Stream.concat(some.stream(), more.stream()).toList();
    }

    private static Asked asked(SurveyFigureStore.Key key, List<Counted> counts) {
        var values = new TreeMap<Integer, Long>();
        Map<String, Long> choices = new LinkedHashMap<>();
        long words = 0;
        long none = 0;
        for (Counted one : counts) {
            if (one.isNone()) {
                none += one.n();
            } else if (one.value().isPresent()) {
                values.merge(one.value().get(), one.n(), Long::sum);
            } else if (one.choice().isPresent()) {
                choices.merge(one.choice().get(), one.n(), Long::sum);
            } else {
                words += one.n();
            }
        }
        return new Asked(
                key.purpose(),
                key.question(),
                key.kind(),
                key.channel(),
                key.isAgain(),
                new Spread(values),
                choices,
                words,
                none);
    }
}
