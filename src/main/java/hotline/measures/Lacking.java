package hotline.measures;

import hotline.parking.ParkedRow;
import java.util.List;

/**
 * Events missing from figures: they could not be counted and wait for a fix.
 *
 * @param count how many
 * @param events the newest of them
 */
public record Lacking(int count, List<ParkedRow> events) {
    public Lacking {
        events = List.copyOf(events);
    }
}
