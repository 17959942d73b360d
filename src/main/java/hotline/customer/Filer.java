package hotline.customer;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A customer as an external complaint names them.
 *
 * @param complaint its id
 * @param phone in E.164; may be empty in old complaints
 * @param at when it was last filed or corrected
 * @param file with which it stands already
 */
record Filer(
        long complaint,
        String name,
        String phone,
        Optional<String> extension,
        String language,
        List<String> specialCare,
        Instant receivedAt,
        Instant at,
        Optional<Standing> file) {

    Filer {
        specialCare = List.copyOf(specialCare);
    }

    /**
     * The file that a complaint stands in.
     *
     * @param root the file that it is merged into; else the same
     * @param byPerson a person put it there
     * @param isOnlyFrom only this complaint made it, and no person has changed it
     */
    record Standing(long file, long root, String name, boolean byPerson, boolean isOnlyFrom) {}

    Contact.Draft contact() {
        return new Contact.Draft(ContactKind.PHONE, phone, extension, Optional.empty());
    }
}
