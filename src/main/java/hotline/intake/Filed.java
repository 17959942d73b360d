package hotline.intake;

import hotline.complaint.TrackingCode;
import hotline.earlier.EarlierCount;
import hotline.policy.taxonomy.Severity;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A complaint that is on disk, as its first answer and each repeat say it.
 *
 * @param id of its row
 * @param number case number (P1)
 * @param promisedAt the due time at intake (F5)
 * @param trackingSecret none for internal complaints
 * @param raisedFrom the severity that it was judged at, where earlier complaints raised it (F4)
 * @param earlier complaints about the same thing, newest first; for agents
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
        Optional<String> calendarWarning,
        Optional<Severity> raisedFrom,
        List<Earlier> earlier) {

    public Filed {
        earlier = List.copyOf(earlier);
    }

    /**
     * A complaint before it.
     *
     * @param because code of the contract's {@code EarlierCase}
     * @param isOther the filing agent called it another thing, so it does not count
     */
    public record Earlier(String number, String because, boolean isOther) {
        /** @param numbers of complaints that were filed in the same batch, by place */
        static List<Earlier> of(EarlierCount count, Map<Integer, String> numbers) {
            return count.found().stream()
                    .flatMap(found -> found
                            .number()
                            .or(() -> Optional.ofNullable(numbers.get(found.place())))
                            .map(known -> new Earlier(known, found.because().code(), found.isOther()))
                            .stream())
                    .toList();
        }
    }

    /** The code with which the customer follows the complaint. */
    public Optional<TrackingCode> trackingCode() {
        return trackingSecret.map(secret -> new TrackingCode(number, secret));
    }
}
