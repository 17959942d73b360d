package hotline.outbox.message;

import hotline.rows.Fields;
import java.util.Optional;

/** A message of which it is decided what became of it. */
public record SettledMessage(
        long id, int route, Way way, long recipient, String kind, String cause, Optional<Long> complaint) {
    public static SettledMessage of(Fields row) {
        return new SettledMessage(
                row.number("id"),
                row.integer("route"),
                row.code("way", Way::of),
                row.number("recipient"),
                row.text("kind"),
                row.text("cause"),
                row.optionalNumber("complaint_id"));
    }
}
