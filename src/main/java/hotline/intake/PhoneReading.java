package hotline.intake;

import java.util.Optional;

/** What {@link PhoneNumbers} make of a telephone number as it was written. */
public sealed interface PhoneReading {

    /**
     * A number that can be called.
     *
     * @param number E.164, or the digits of a short service number such as 95338, which has no other form
     * @param extension digits to dial afterwards
     */
    record Phone(String number, Optional<String> extension) implements PhoneReading {}

    /** Why it can't be stored, in words for its sender and as a code for screens. */
    enum Fault implements PhoneReading {
        NO_NUMBER("no-phone-number", "is no phone number"),
        SEVERAL_NUMBERS("several-numbers", "must be one number only"),
        HIDDEN_DIGITS("hidden-digits", "has hidden digits; the whole number is needed"),
        AREA_CODE_MISSING("area-code-missing", "lacks its area code, such as 021"),
        MOBILE_DIGITS("mobile-digits", "begins like a mobile number, which has 11 digits"),
        BAD_EXTENSION("bad-extension", "must have 1 to 8 digits");

        private final String code;
        private final String words;

        Fault(String code, String words) {
            this.code = code;
            this.words = words;
        }

        /** Whether a number is plainly meant, of which a part is missing. */
        public boolean isOfIncompleteNumber() {
            return this == HIDDEN_DIGITS || this == AREA_CODE_MISSING || this == MOBILE_DIGITS;
        }

        public String code() {
            return code;
        }

        public String words() {
            return words;
        }
    }

    /** The number, where it is one. */
    default Optional<Phone> phone() {
        return this instanceof Phone phone ? Optional.of(phone) : Optional.empty();
    }
}
