package hotline.customer;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Whether callers on one phone number are one customer, as {@link Matching} files their complaints. Pure. */
public final class CallersOfNumber {
    private CallersOfNumber() {}

    /**
     * A customer's file under that number.
     *
     * @param root the file at the end of its merges; else its own id
     * @param own the number stands in this file; else in one that is merged with it
     */
    public record FileOnNumber(
            long file, String name, Optional<String> extension, Instant lastContactAt, long root, boolean own) {
        KnownFile known() {
            return new KnownFile(file, CustomerName.of(name), extension, lastContactAt, root, own);
        }
    }

    /** The file that a complaint of that caller goes to; empty: a new one. */
    public static Optional<Long> file(List<FileOnNumber> files, String name, Optional<String> extension) {
        if (files.isEmpty()) {
            return Optional.empty();
        }
        var caller = CustomerName.of(name);
        return files.stream()
                .map(FileOnNumber::known)
                .filter(known -> known.fits(caller, extension))
                .min(KnownFile.best(caller, extension))
                .map(KnownFile::file);
    }

    /** Whether the second caller's complaint goes to the file that the first one's makes. */
    public static boolean areOne(
            CustomerName name, Optional<String> extension, CustomerName otherName, Optional<String> otherExtension) {
        return new KnownFile(0, name, extension, Instant.EPOCH, 0, true).fits(otherName, otherExtension);
    }
}
