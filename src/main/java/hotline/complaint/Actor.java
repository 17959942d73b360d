package hotline.complaint;

import java.util.Arrays;
import java.util.Optional;

/** The actor who changed a complaint. */
public sealed interface Actor {

    /** One of our people, by {@code person.id}. */
    record Person(long id) implements Actor {
        @Override
        public Kind kind() {
            return Kind.PERSON;
        }
    }

    /** The customer, identified by the tracking code. */
    record Customer() implements Actor {
        @Override
        public Kind kind() {
            return Kind.CUSTOMER;
        }
    }

    /** The server itself: a timer, a rule. */
    record Program() implements Actor {
        @Override
        public Kind kind() {
            return Kind.PROGRAM;
        }
    }

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

    Kind kind();

    default Optional<Long> person() {
        return this instanceof Person person ? Optional.of(person.id()) : Optional.empty();
    }
}
