package hotline.http.api.notices;

import hotline.escalation.NoticeQuery;
import hotline.escalation.NoticeQuery.View;
import hotline.failure.Failure;
import hotline.http.engine.Exchange;
import hotline.http.engine.Times;
import hotline.policy.NoticeKind;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Reads which notices are asked for. */
public final class NoticeQueryReader {
    private static final Map<String, View> VIEWS =
            Map.of("mine", View.MINE, "unanswered", View.UNANSWERED, "all", View.ALL);

    private NoticeQueryReader() {}

    /** @param query the value of a filter by its name */
    public static NoticeQuery read(Function<String, Optional<String>> query, int limit) {
        return new NoticeQuery(
                query.apply("view")
                        .map(code -> known(Optional.ofNullable(VIEWS.get(code)), "view"))
                        .orElse(View.MINE),
                query.apply("kind").map(code -> known(NoticeKind.of(code), "kind")),
                query.apply("department"),
                Exchange.flag("inDigest", query.apply("inDigest")),
                query.apply("digest").map(NoticeQueryReader::time),
                query.apply("after"),
                limit);
    }

    private static <T> T known(Optional<T> value, String parameter) {
        return value.orElseThrow(() -> Failure.Invalid.field(parameter, "is not known here"));
    }

    private static Instant time(String text) {
        return Times.parse(text)
                .orElseThrow(() -> Failure.Invalid.field(
                        "digest", "must be a time with offset such as 2026-09-25T16:00:00+08:00"));
    }
}
