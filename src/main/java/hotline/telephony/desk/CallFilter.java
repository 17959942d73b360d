package hotline.telephony.desk;

import hotline.paging.ListCursor;
import hotline.policy.taxonomy.Codes;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which calls a list has, newest first.
 *
 * @param number of the customer, in E.164; then the view does not count
 * @param before where the page before ended
 */
public record CallFilter(View view, long person, Optional<String> number, ListCursor before, int most) {
    /** Later than any call. */
    public static final ListCursor NEWEST = new ListCursor(Instant.parse("9999-12-31T00:00:00Z"), Long.MAX_VALUE);

    /** The place of a call in its list: the first moment known of it. */
    public static ListCursor place(ShownCall call) {
        return new ListCursor(call.times().first(), call.id());
    }

    /** Whose calls, and which. */
    public enum View {
        MINE("mine"),
        /** The person's own without a record (T2). */
        DUE("due"),
        ALL("all"),
        /** All without a record. */
        ALL_DUE("all-due");

        private static final Map<String, View> BY_CODE = Codes.of(values(), View::code);

        private final String code;

        View(String code) {
            this.code = code;
        }

        public String code() {
            return code;
        }

        /** Whether it has calls of others, which are for supervisors. */
        public boolean hasOthers() {
            return this == ALL || this == ALL_DUE;
        }

        public static List<String> codes() {
            return List.copyOf(BY_CODE.keySet());
        }

        public static Optional<View> of(String code) {
            return Optional.ofNullable(BY_CODE.get(code));
        }
    }
}
