package hotline.parking;

import java.util.Optional;

/**
 * A row that fails in some work.
 *
 * @param item its key in that work
 * @param complaint id of the complaint it belongs to
 * @param number that complaint's case number
 * @param event type of the log entry, if it is one
 */
public record FailedRow(String item, Optional<Long> complaint, Optional<String> number, Optional<String> event) {

    /** A complaint as a whole. */
    public static FailedRow complaint(long id, String number) {
        return new FailedRow(Long.toString(id), Optional.of(id), Optional.of(number), Optional.empty());
    }

    /** The same when only its id is known; the number is looked up when the row is parked. */
    public static FailedRow complaint(long id) {
        return new FailedRow(Long.toString(id), Optional.of(id), Optional.empty(), Optional.empty());
    }

    /** As logs name it. */
    String words() {
        return number.orElse(item) + event.map(type -> " (" + type + ")").orElse("");
    }
}
