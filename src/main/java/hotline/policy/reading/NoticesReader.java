package hotline.policy.reading;

import hotline.policy.BusinessHours;
import hotline.policy.BusinessHours.Span;
import hotline.policy.Escalation.Digest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads when notices are delivered: quiet hours, and the number of notices above which they come as a digest. */
final class NoticesReader {
    private static final Set<String> KEYS = Set.of("quiet-hours", "digest");
    private static final Set<String> DIGEST_KEYS = Set.of("more-than", "window-minutes");
    private static final int DAY = 24 * 60;
    private static final int MOST_ONE_BY_ONE = 1_000;

    private NoticesReader() {}

    static List<Span> quietHours(PolicyNode notices, BusinessHours business) {
        return notices.onlyKnows(KEYS)
                .member("quiet-hours")
                .map(node -> spans(node, business))
                .orElse(List.of());
    }

    static Optional<Digest> digest(PolicyNode notices) {
        return notices.member("digest").map(node -> {
            node.onlyKnows(DIGEST_KEYS);
            var window = node.required("window-minutes");
            int minutes = window.integer(1, DAY);
            if (DAY % minutes != 0) {
                window.problem(Mistake.WINDOW);
            }
            return new Digest(node.required("more-than").integer(1, MOST_ONE_BY_ONE), minutes);
        });
    }

    /** In the order of the day; hours over midnight are two spans. */
    private static List<Span> spans(PolicyNode node, BusinessHours business) {
        var spans = new ArrayList<Span>();
        for (PolicyNode item : node.items()) {
            spans.addAll(item.made(NoticesReader::spans, List::of));
        }
        spans.sort(Comparator.comparingInt(Span::from));
        if (node.reading().isFree()) {
            for (int i = 1; i < spans.size(); i++) {
                if (spans.get(i).from() < spans.get(i - 1).to()) {
                    node.problem(Mistake.QUIET_HOURS_OVERLAP);
                    return spans;
                }
            }
            if (business.spans().stream().allMatch(open -> isCovered(open, spans))) {
                node.problem(Mistake.ALWAYS_QUIET);
            }
        }
        return spans;
    }

    private static List<Span> spans(String text) {
        int[] times = BusinessHoursReader.times(text);
        if (times[0] == times[1]) {
            throw Mistake.SAME_TIMES.with(text);
        }
        if (times[0] < times[1]) {
            return List.of(new Span(times[0], times[1]));
        }
        var evening = new Span(times[0], DAY);
        return times[1] == 0 ? List.of(evening) : List.of(new Span(0, times[1]), evening);
    }

    private static boolean isCovered(Span open, List<Span> quiet) {
        int until = open.from();
        for (Span span : quiet) {
            until = span.from() <= until ? Math.max(until, span.to()) : until;
        }
        return until >= open.to();
    }
}
