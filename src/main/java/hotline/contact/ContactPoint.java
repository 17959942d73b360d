package hotline.contact;

import hotline.policy.care.ContactWay;
import java.util.Optional;

/**
 * An address of a complaint to which messages may go.
 *
 * @param id of the address: the same for all complaints with it, and known after the complaint's erasure
 * @param complaint id of the complaint that has it now
 * @param address as it was typed; for people and envelopes, never for logs
 * @param isVerified that the complainant reads what is sent there was shown once; to others only fixed words go
 * @param stopped nothing may be sent
 */
public record ContactPoint(
        long id, ContactWay way, long complaint, String address, boolean isVerified, Optional<Stopped> stopped) {

    @Override
    public String toString() {
        return "contact point " + id + " of complaint " + complaint;
    }
}
