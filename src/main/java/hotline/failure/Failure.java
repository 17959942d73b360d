package hotline.failure;

import java.time.Duration;
import java.util.List;

/**
 * Why a request failed, in words for its sender. Services fail their futures with one of these; {@code http} turns each
 * into one problem+json answer (RFC 9457). Any other exception is a defect and answered 500 without detail.
 */
public sealed class Failure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private Failure(String message) {
        super(message, null, false, false);
    }

    /**
     * One wrong field.
     *
     * @param pointer an RFC 6901 JSON pointer, or the name of a header or query parameter
     * @param code of the fault, for screens that have their own words for it; empty for most
     * @param file which another text than the one that was sent is wrong, such as one that it extends; empty for most
     * @param line 1-based, in a text that was sent as such, or in that file; 0 where none can be named
     * @param column the same
     */
    public record WrongField(
            String pointer, String detail, String code, List<String> values, String file, int line, int column) {
        public WrongField(String pointer, String detail) {
            this(pointer, detail, "");
        }

        public WrongField(String pointer, String detail, String code) {
            this(pointer, detail, code, List.of(), "", 0, 0);
        }
    }

    /** 404: it does not exist, or this caller may not see it. */
    public static final class NotFound extends Failure {
        private static final long serialVersionUID = 1L;

        public NotFound(String message) {
            super(message);
        }
    }

    /** 403: the caller is known and may not do this. */
    public static final class Forbidden extends Failure {
        private static final long serialVersionUID = 1L;

        public Forbidden(String message) {
            super(message);
        }
    }

    /** 403: by what the browser says, a page of another site sent the request; a proxy that changes the host's name looks the same. */
    public static final class AnotherSite extends Failure {
        private static final long serialVersionUID = 1L;

        public AnotherSite() {
            super("the request comes from another site's page, or through a proxy that hides the name of this one");
        }
    }

    /** 403: the caller signed in with a one-time password and has to choose another one before anything else. */
    public static final class PasswordToChoose extends Failure {
        private static final long serialVersionUID = 1L;

        public PasswordToChoose() {
            super("choose a password of your own first");
        }
    }

    /** 403: works are given out in turn, and this agent would pick one (R7). */
    public static final class NotToPick extends Failure {
        private static final long serialVersionUID = 1L;

        public NotToPick() {
            super("works are given out in turn and nobody picks them; take the next one, or ask a supervisor");
        }
    }

    /** 403: the caller has to say first why they look at a customer's data. */
    public static final class ReasonNeeded extends Failure {
        private static final long serialVersionUID = 1L;

        public ReasonNeeded() {
            super("give a reason for looking at this customer's data first; it holds until the end of the day");
        }
    }

    /** 403: the file is sealed (A2); a supervisor opens it for a reason. */
    public static final class Sealed extends Failure {
        private static final long serialVersionUID = 1L;

        public Sealed() {
            super("the customer's file is sealed; a supervisor may open it and gives a reason");
        }
    }

    /** 401: no user is signed in, or the session is over. */
    public static final class Unauthenticated extends Failure {
        private static final long serialVersionUID = 1L;

        public Unauthenticated(String message) {
            super(message);
        }
    }

    /** 409: the page that sent the request belongs to a person other than the one signed in now. */
    public static final class AnotherPerson extends Failure {
        private static final long serialVersionUID = 1L;

        public AnotherPerson() {
            super("another person is signed in than the request expects");
        }
    }

    /** 409: the present state does not allow it. */
    public static final class Conflict extends Failure {
        private static final long serialVersionUID = 1L;

        public Conflict(String message) {
            super(message);
        }
    }

    /** 412: another user changed it since the caller read it. */
    public static final class Changed extends Failure {
        private static final long serialVersionUID = 1L;

        public Changed(String message) {
            super(message);
        }
    }

    /** 422: readable, and wrong in the fields named. */
    public static final class Invalid extends Failure {
        private static final long serialVersionUID = 1L;

        /** A file of a hundred thousand lines may be wrong in each of them; a person mends the first ones and tries again. */
        private static final int MOST_NAMED = 200;

        private final transient List<WrongField> fields;
        private final int unnamed;

        public Invalid(String message, List<WrongField> fields) {
            super(message);
            this.fields = List.copyOf(fields.subList(0, Math.min(MOST_NAMED, fields.size())));
            this.unnamed = fields.size() - this.fields.size();
        }

        /** Says how many they are. */
        public static Invalid of(List<WrongField> fields) {
            return new Invalid(fields.size() == 1 ? "1 field is wrong" : fields.size() + " fields are wrong", fields);
        }

        /** The same of parameters. */
        public static Invalid ofParameters(List<WrongField> wrong) {
            return new Invalid(
                    wrong.size() == 1 ? "1 parameter is wrong" : wrong.size() + " parameters are wrong", wrong);
        }

        public static Invalid field(String pointer, String detail) {
            return field(pointer, detail, "");
        }

        public static Invalid field(String pointer, String detail, String code) {
            return of(List.of(new WrongField(pointer, detail, code)));
        }

        /** The first of them. */
        public List<WrongField> fields() {
            return fields;
        }

        /** How many more are wrong. */
        public int unnamed() {
            return unnamed;
        }
    }

    /** 422: the same idempotency key came with another body. */
    public static final class KeyReused extends Failure {
        private static final long serialVersionUID = 1L;

        public KeyReused(String message) {
            super(message);
        }
    }

    /** 409: the action was done before under the same idempotency key, and its answer is not known any more. */
    public static final class AlreadyDone extends Failure {
        private static final long serialVersionUID = 1L;

        public AlreadyDone(String message) {
            super(message);
        }
    }

    /** 429: too many tries. */
    public static final class TooMany extends Failure {
        private static final long serialVersionUID = 1L;

        private final transient Duration retryAfter;

        public TooMany(String message, Duration retryAfter) {
            super(message);
            this.retryAfter = retryAfter;
        }

        public Duration retryAfter() {
            return retryAfter;
        }
    }

    /** 429: one address or phone number has filed more complaints than the policy allows. */
    public static final class TooManyComplaints extends Failure {
        private static final long serialVersionUID = 1L;

        private final boolean withThisPhone;
        private final transient Duration retryAfter;

        public TooManyComplaints(boolean withThisPhone, Duration retryAfter) {
            super("too many complaints were filed " + (withThisPhone ? "with this phone number" : "from this address"));
            this.withThisPhone = withThisPhone;
            this.retryAfter = retryAfter;
        }

        /** Else from this address. */
        public boolean withThisPhone() {
            return withThisPhone;
        }

        public Duration retryAfter() {
            return retryAfter;
        }
    }

    /** 503: full, stopping, or without its database; the same request may succeed later. */
    public static final class Busy extends Failure {
        private static final long serialVersionUID = 1L;

        private final transient Duration retryAfter;

        public Busy(String message, Duration retryAfter) {
            super(message);
            this.retryAfter = retryAfter;
        }

        public Duration retryAfter() {
            return retryAfter;
        }
    }
}
