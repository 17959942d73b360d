package hotline.http.api.workday;

import hotline.failure.Failure;
import hotline.secret.Seal;
import hotline.workday.WorkBehind.Place;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Optional;

/** Places in lists behind numbers of work as text. They are sealed: they have the agent and the case, which not every reader may know. */
final class WorkPlaces {
    private static final int BYTES = 3 * Long.BYTES + Integer.BYTES;

    private final Seal seal;

    WorkPlaces(Seal seal) {
        this.seal = seal;
    }

    String write(Place place) {
        var bytes = ByteBuffer.allocate(BYTES)
                .putLong(ChronoUnit.MICROS.between(Instant.EPOCH, place.at()))
                .putLong(place.person())
                .putLong(place.subject())
                .putInt(place.n())
                .array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(seal.seal(bytes));
    }

    Place read(String text) {
        return bytes(text)
                .flatMap(seal::unseal)
                .filter(bytes -> bytes.length == BYTES)
                .map(ByteBuffer::wrap)
                .map(bytes -> new Place(
                        Instant.EPOCH.plus(bytes.getLong(), ChronoUnit.MICROS),
                        bytes.getLong(),
                        bytes.getLong(),
                        bytes.getInt()))
                .orElseThrow(() -> Failure.Invalid.field("after", "must be next of the page before"));
    }

    private static Optional<byte[]> bytes(String text) {
        try {
            return Optional.of(Base64.getUrlDecoder().decode(text));
        } catch (IllegalArgumentException noBase64) {
            return Optional.empty();
        }
    }
}
