package hotline.telephony.mapping;

import hotline.telephony.CallEvent;
import java.util.List;

/** What a message says. */
public sealed interface Understood {

    /** At least one. */
    record Events(List<CallEvent> events) implements Understood {
        public Events {
            events = List.copyOf(events);
        }
    }

    /** It could be read, and is about no call that we follow. */
    record Nothing() implements Understood {}

    /**
     * It could not be read.
     *
     * @param code of {@link Fault}
     * @param value what its sentence names; empty: nothing
     */
    record Refused(Fault code, String value) implements Understood {}
}
