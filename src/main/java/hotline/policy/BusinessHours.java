package hotline.policy;

import java.util.List;

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
            if (from < 0 || to > DAY || from >= to) {
                throw new IllegalArgumentException("must open before it closes, within 00:00-24:00");
            }
        }

        public int minutes() {
            return to - from;
        }
    }

    public BusinessHours {
        spans = List.copyOf(spans);
        if (spans.isEmpty()) {
            throw new IllegalArgumentException("at least one opening is needed, such as \"09:00-18:00\"");
        }
        for (int i = 1; i < spans.size(); i++) {
            if (spans.get(i).from() < spans.get(i - 1).to()) {
                throw new IllegalArgumentException(
                        "openings overlap or are out of order; each must begin after the one before" + " it has ended");
            }
        }
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
