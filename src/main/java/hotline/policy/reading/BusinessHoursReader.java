package hotline.policy.reading;

import hotline.policy.BusinessHours;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads openings written as people write them: {@code ["09:00-12:00", "13:30-18:00"]}. */
final class BusinessHoursReader {
    private static final Pattern OPENING =
            Pattern.compile("([01]\\d|2[0-4]):([0-5]\\d)\\s*[-–]\\s*([01]\\d|2[0-4]):([0-5]\\d)");
    private static final BusinessHours.Span ROUND_THE_CLOCK = new BusinessHours.Span(0, 24 * 60);

    private BusinessHoursReader() {}

    static BusinessHours read(PolicyNode node) {
        var spans = new ArrayList<BusinessHours.Span>();
        int before = node.reading().problems().size();
        node.items().forEach(item -> spans.add(item.made(BusinessHoursReader::span, () -> ROUND_THE_CLOCK)));
        if (!spans.isEmpty() && BusinessHours.areInOrder(spans)) {
            return new BusinessHours(spans);
        }
        // An overlap with a stand-in is no problem of the file.
        if (node.isList() && node.reading().problems().size() == before) {
            node.problem(spans.isEmpty() ? Mistake.NO_OPENING : Mistake.OPENINGS_OVERLAP);
        }
        return new BusinessHours(List.of(ROUND_THE_CLOCK));
    }

    private static BusinessHours.Span span(String text) {
        int[] times = times(text);
        if (!BusinessHours.Span.isPossible(times[0], times[1])) {
            throw Mistake.CLOSES_FIRST.with(text);
        }
        return new BusinessHours.Span(times[0], times[1]);
    }

    /** Two times of day written as {@code 09:00-12:00}, in minutes of the day. */
    static int[] times(String text) {
        var opening = OPENING.matcher(text);
        if (!opening.matches()) {
            throw Mistake.NO_TIMES_OF_DAY.with(text);
        }
        return new int[] {minute(opening, 1), minute(opening, 3)};
    }

    private static int minute(Matcher opening, int group) {
        return 60 * Integer.parseInt(opening.group(group)) + Integer.parseInt(opening.group(group + 1));
    }
}
