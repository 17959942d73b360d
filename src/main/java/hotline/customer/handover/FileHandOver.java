package hotline.customer.handover;

import hotline.complaint.PersonName;
import hotline.text.MaskedText;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A hand-over of a customer's file as people read it.
 *
 * @param file the customer's, which others may be merged into
 * @param waitsFor code of the department with the next step
 * @param returns how often it was returned
 * @param note what the giver says about the file
 * @param defects what the last check found
 */
public record FileHandOver(
        long id,
        long file,
        String name,
        Standing standing,
        Optional<String> waitsFor,
        Optional<PersonName> responsible,
        PersonName givenBy,
        Instant givenAt,
        int returns,
        Optional<String> note,
        List<String> defects) {

    public FileHandOver {
        defects = List.copyOf(defects);
    }

    /** For a person who gave no reason to see the customer's data (K8). */
    FileHandOver masked() {
        return new FileHandOver(
                id,
                file,
                MaskedText.name(name),
                standing,
                waitsFor,
                responsible,
                givenBy,
                givenAt,
                returns,
                Optional.empty(),
                List.of());
    }
}
