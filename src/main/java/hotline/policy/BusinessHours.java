package hotline.policy;

import java.util.List;
import java.util.stream.IntStream;

/** When the house is open on a working day, in the policy's time zone: spans in order that do not overlap. */
public record BusinessHours(List<Span> spans) {
    private static final int DAY = 24 * 60;

    /**
     * One opening.
     *
     * @param from minute of the local day
     * @param to minute of the local day, up to 1440 (24:00); itself no longer open
     */
    public record Span(int from, int to) {
        public Span {
            if (!isPossible(from, to)) {
                throw new IllegalArgumentException("must open before it closes, within 00:00-24:00");
            }
        }

        public static boolean isPossible(int from, int to) {
            return from >= 0 && to <= DAY && from < to;
        }

        public int minutes() {
            return to - from;
        }
    }

    public BusinessHours {
        spans = List.copyOf(spans);
        if (spans.isEmpty()) {
            throw new IllegalArgumentException("at least one opening is needed");
        }
        if (!areInOrder(spans)) {
            throw new IllegalArgumentException("openings overlap or are out of order");
        }
    }

    /** Whether each begins after the one before it has ended. */
    public static boolean areInOrder(List<Span> spans) {
        return IntStream.range(1, spans.size())
                .allMatch(i -> spans.get(i).from() >= spans.get(i - 1).to());
    }

    /** Close of business: the minute of the local day at which the last opening ends. */
    public int close() {
        return spans.get(spans.size() - 1).to();
    }

    /** Business time of one working day. */
    public int minutes() {
        return spans.stream().mapToInt(Span::minutes).sum();
    }
}
