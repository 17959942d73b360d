package hotline.measures;

import hotline.callback.CallbackStatus;
import hotline.log.EventType;
import hotline.policy.NoticeKind;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A column of {@code measure_daily}. Each way in which callbacks end and each kind of notice has one, named after its
 * code; a migration adds the column of a new one.
 *
 * @param figure the figure of the log that it adds up, as {@link RollUpStore} names it
 */
record DailyColumn(String figure, String name) {
    static final List<DailyColumn> ALL = all();

    private static List<DailyColumn> all() {
        var columns = new ArrayList<>(List.of(
                of(EventType.RECEIVED, "received"),
                of(EventType.CLOSED, "closed"),
                new DailyColumn("closed again", "closed_again"),
                new DailyColumn("closed on time", "closed_on_time"),
                new DailyColumn("closed on time unextended", "closed_on_time_unextended"),
                of(EventType.WITHDRAWN, "withdrawn"),
                of(EventType.JUDGED_NOT_VALID, "not_valid"),
                of(EventType.REOPENED, "reopened"),
                of(EventType.BREACHED, "breached"),
                new DailyColumn("past due", "past_due_change"),
                new DailyColumn("attempts", "callback_attempts"),
                new DailyColumn("attempts that reached", "reached_attempts"),
                new DailyColumn("asked", "ratings_asked"),
                new DailyColumn("answered", "ratings_answered"),
                of(EventType.RATED, "ratings_given"),
                new DailyColumn("rated satisfied", "ratings_satisfied"),
                new DailyColumn("score", "ratings_sum"),
                new DailyColumn("closed satisfied", "closed_satisfied"),
                new DailyColumn("to answer", "notices_to_answer"),
                new DailyColumn("replied", "notices_answered"),
                new DailyColumn("replied in time", "notices_in_time")));
        CallbackStatus.ends().forEach(end -> columns.add(new DailyColumn("callback " + end.code(), of(end))));
        for (NoticeKind kind : NoticeKind.values()) {
            columns.add(new DailyColumn("notice " + kind.code(), of(kind)));
        }
        return List.copyOf(columns);
    }

    /** Of the events of that kind. */
    private static DailyColumn of(EventType type, String name) {
        return new DailyColumn(type.code(), name);
    }

    static String of(CallbackStatus end) {
        return end == CallbackStatus.ANSWERED_ONLINE ? "callbacks_online" : "callbacks_" + snake(end.code());
    }

    static String of(NoticeKind kind) {
        return "notices_" + snake(kind.code());
    }

    /** The text written for each column, in the columns' order. */
    static String each(Function<DailyColumn, String> written) {
        return ALL.stream().map(written).collect(Collectors.joining(",\n    "));
    }

    private static String snake(String code) {
        return code.replace('-', '_');
    }
}
