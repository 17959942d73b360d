package hotline.agentday;

import hotline.measures.Completeness;
import hotline.measures.breakdown.Measure;
import hotline.measures.breakdown.MeasureValue;
import hotline.workday.WorkFigures;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * A person's own day and the last working days.
 *
 * @param days today first, then the working days before it, the latest first
 */
public record MyDay(Completeness complete, LocalDate today, OwnWork work, List<Day> days) {
    public MyDay {
        days = List.copyOf(days);
    }

    /**
     * @param worked with offers, on the telephone and on the floor
     * @param figures closings of the complaints that the person held, and what their customers said
     */
    public record Day(OwnDay done, WorkFigures worked, Map<Measure, MeasureValue> figures) {
        public Day {
            figures = Map.copyOf(figures);
        }
    }
}
