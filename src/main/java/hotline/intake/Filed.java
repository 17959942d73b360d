package hotline.intake;

import hotline.complaint.TrackingCode;
import java.time.Instant;
import java.util.Optional;

/**
 * A complaint that is on disk, as its first answer and each repeat say it.
 *
 * @param id of its row
 * @param number case number (P1)
 * @param promisedAt the due time at intake (F5)
 * @param trackingSecret none for internal complaints
 */
public record Filed(
        long id,
        String number,
        Instant receivedAt,
        Instant promisedAt,
        String type,
        Optional<String> subtype,
        String severity,
        Optional<String> trackingSecret,
        Optional<String> calendarWarning) {

    /** The code with which the customer follows the complaint. */
    public Optional<TrackingCode> trackingCode() {
        return trackingSecret.map(secret -> new TrackingCode(number, secret));
    }
}
