package hotline.telephony.figure;

import hotline.telephony.figure.CallFigureQuery.By;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** By what sums of months are kept: each by one thing alone, as all together would be as many rows as there are facts. The code is stored. */
enum CallGrain {
    ALL(0, "''"),
    HOUR(1, By.HOUR.column()),
    QUEUE(2, By.QUEUE.column()),
    AGENT(3, By.AGENT.column()),
    CONNECTOR(4, By.CONNECTOR.column());

    /** Times that figures judge are kept by whole seconds up to here; longer ones as one. */
    static final long LONGEST_JUDGED = 600_000;

    /** The time of a fact as figures judge it: no limit of whole seconds tells it from the time itself. */
    static final String JUDGED = """
            CASE WHEN kind NOT IN ('answered', 'abandoned', 'unanswered', 'rang') THEN 0
                 WHEN value > %1$d THEN %1$d + 1
                 ELSE value - value %% 1000 + (value %% 1000 > 0)::int END""".formatted(LONGEST_JUDGED);

    private final int code;
    private final String column;

    CallGrain(int code, String column) {
        this.code = code;
        this.column = column;
    }

    int code() {
        return code;
    }

    /** Of a fact, as a text. */
    String column() {
        return column;
    }

    /** Its name in a selection of facts. */
    String alias() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Those of one thing alone. */
    static List<CallGrain> parts() {
        return Arrays.stream(values()).filter(grain -> grain != ALL).toList();
    }

    /** The sums that answer a question; empty: only the facts do. */
    static Optional<CallGrain> of(CallFigureQuery query) {
        var asked = EnumSet.noneOf(CallGrain.class);
        query.only().hour().ifPresent(hour -> asked.add(HOUR));
        query.only().queue().ifPresent(queue -> asked.add(QUEUE));
        query.only().person().ifPresent(person -> asked.add(AGENT));
        query.only().connector().ifPresent(connector -> asked.add(CONNECTOR));
        split(query.by()).filter(grain -> grain != ALL).ifPresent(asked::add);
        return asked.size() > 1
                ? Optional.empty()
                : split(query.by()).map(all -> asked.stream().findFirst().orElse(ALL));
    }

    private static Optional<CallGrain> split(By by) {
        return switch (by) {
            case WHOLE, MONTH -> Optional.of(ALL);
            case DAY -> Optional.empty();
            case HOUR -> Optional.of(HOUR);
            case QUEUE -> Optional.of(QUEUE);
            case AGENT -> Optional.of(AGENT);
            case CONNECTOR -> Optional.of(CONNECTOR);
        };
    }
}
