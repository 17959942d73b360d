package hotline.telephony.mapping;

import java.util.Locale;

/** Why a message could not be read. Screens have a sentence for each code. */
public enum Fault {
    /** Neither JSON nor a form that this format is written in. */
    UNREADABLE("the body is not written as this format is: {0}"),
    EMPTY("the body is empty"),
    /** An event without the id of its call. */
    NO_CALL_ID("an event names no call: {0}"),
    LONG_CALL_ID("the id of a call is too long or has characters that no id has"),
    MANY_EVENTS("there are too many events in one message"),
    /** The mapping itself can't be used. */
    NO_MAPPING("the connector has no mapping that can be used"),
    /** Read, but what follows from it failed again and again. */
    NOT_STORED("what follows from it could not be stored");

    private final String sentence;

    Fault(String sentence) {
        this.sentence = sentence;
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** In English, for the sender. */
    public String sentence(String value) {
        return sentence.replace("{0}", value);
    }
}
