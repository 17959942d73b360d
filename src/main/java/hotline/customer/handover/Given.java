package hotline.customer.handover;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Files that a person hands over.
 *
 * @param files ids; none where {@code all} says which
 * @param all those of a department
 * @param to code of the department that receives them
 * @param responsible who looks after the customers afterwards, by {@code person.id}; empty: none yet
 * @param owedSince the sale or service from which on the limit is counted
 */
public record Given(
        FileKind kind,
        List<Long> files,
        Optional<All> all,
        String to,
        Optional<Long> responsible,
        Instant owedSince,
        Optional<String> note) {

    public Given {
        files = files.stream().distinct().sorted().toList();
    }

    /** @param responsible only files that this person looks after */
    public record All(String department, Optional<Long> responsible) {}

    /** Why a file is not handed over. */
    public enum Refusal {
        /** There is no such file, or nothing is in it. */
        NO_FILE("no-file"),
        ERASED("erased"),
        SEALED("sealed"),
        /** It is merged into another, which is handed over in its place. */
        MERGED("merged"),
        /** It is handed over already. */
        OPEN("open"),
        /** It is with that department. */
        THERE("there");

        private final String code;

        Refusal(String code) {
            this.code = code;
        }

        public String code() {
            return code;
        }
    }

    /** A file as it is before it is handed over. */
    record Found(long file, Optional<String> department, boolean erased, boolean sealed, boolean merged, boolean open) {
        /** Empty where it can be handed over. */
        Optional<Refusal> refusal(String to) {
            if (erased) {
                return Optional.of(Refusal.ERASED);
            }
            if (sealed) {
                return Optional.of(Refusal.SEALED);
            }
            if (merged) {
                return Optional.of(Refusal.MERGED);
            }
            if (open) {
                return Optional.of(Refusal.OPEN);
            }
            return department.filter(to::equals).map(same -> Refusal.THERE);
        }
    }

    /** A file that was not handed over. */
    public record Refused(long file, Refusal why) {}

    /**
     * What became of them.
     *
     * @param made how many are handed over
     * @param more whether the department has further files, for another request
     */
    public record Result(int made, List<Refused> refused, boolean more) {
        public Result {
            refused = List.copyOf(refused);
        }
    }
}
