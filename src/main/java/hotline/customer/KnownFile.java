package hotline.customer;

import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;

/**
 * A file under one of its phone numbers, as a filer is compared with it.
 *
 * @param file its id; below zero, one that this batch makes
 * @param root the file that it is merged into; else its own id
 * @param own the number stands in this file; else in one that is merged with it
 */
record KnownFile(
        long file, CustomerName name, Optional<String> extension, Instant lastContactAt, long root, boolean own) {

    /** Files with the number in them first, then the same name, then the same extension, then the latest contact. */
    static Comparator<KnownFile> best(CustomerName name, Optional<String> extension) {
        return Comparator.<KnownFile, Boolean>comparing(known -> !known.own)
                .thenComparing(known -> !known.name.isSame(name))
                .thenComparing(known -> !known.extension.equals(extension))
                .thenComparing(KnownFile::lastContactAt, Comparator.reverseOrder())
                .thenComparing(KnownFile::file, Comparator.reverseOrder());
    }

    /** Behind another extension of a switchboard sits another 王先生; only a full name is the same customer there. */
    boolean fits(CustomerName other, Optional<String> itsExtension) {
        return extension.equals(itsExtension) ? name.fits(other) : name.isSame(other) && !name.isTitled();
    }
}
