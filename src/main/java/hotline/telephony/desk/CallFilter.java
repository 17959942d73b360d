package hotline.telephony.desk;

import hotline.policy.taxonomy.Codes;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which calls a list has, newest first.
 *
 * @param number of the customer, in E.164; then the view does not count
 * @param before an id; the last one of the page before
 */
public record CallFilter(View view, long person, Optional<String> number, long before, int most) {
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
