package hotline.agentday;

import hotline.measures.Period;
import java.time.LocalDate;

/** The place of an entry among those of all days. */
record Place(LocalDate day, long id) {
    static Place of(ProblemEntry entry) {
        return new Place(entry.day(), entry.id());
    }

    static Place before(Period days) {
        return new Place(days.from(), 0);
    }

    static Place parse(String text) {
        var parts = text.split(" ", 2);
        return new Place(LocalDate.parse(parts[0]), Long.parseLong(parts[1]));
    }

    String text() {
        return day + " " + id;
    }
}
