package hotline.complaint;

import java.util.Arrays;
import java.util.Optional;

/** The actor who changed a complaint. */
public sealed interface Actor {

    /** One of our people, by {@code person.id}. */
    record Person(long id) implements Actor {}

    /** The customer, identified by the tracking code. */
    record Customer() implements Actor {}

    /** The server itself: a timer, a rule. */
    record Program() implements Actor {}

    enum Kind {
        PERSON("person"),
        CUSTOMER("customer"),
        PROGRAM("program");

        private final String code;

        Kind(String code) {
            this.code = code;
        }

        public String code() {
            return code;
        }

        public static Optional<Kind> of(String code) {
            return Arrays.stream(values())
                    .filter(kind -> kind.code.equals(code))
                    .findFirst();
        }
    }

    default Kind kind() {
        if (this instanceof Person) {
            return Kind.PERSON;
        }
        return this instanceof Customer ? Kind.CUSTOMER : Kind.PROGRAM;
    }

    default Optional<Long> person() {
        return this instanceof Person person ? Optional.of(person.id()) : Optional.empty();
    }
}
