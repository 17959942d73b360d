package hotline.measures.topics;

import java.time.LocalDate;
import java.util.List;

/**
 * What has become more frequent in a week.
 *
 * @param lastDay the week ends with it
 * @param week complaints of the week
 * @param earlier complaints of the eight weeks before
 * @param topics the strongest first
 */
public record TopicsOfWeek(LocalDate lastDay, int week, int earlier, List<Topic> topics) {
    public static final int DAYS = 7;

    public TopicsOfWeek {
        topics = List.copyOf(topics);
    }

    public LocalDate firstDay() {
        return lastDay.minusDays(DAYS - 1);
    }
}
