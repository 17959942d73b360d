package hotline.telephony.figure;

import java.time.LocalDate;

/**
 * One thing that is counted of a call.
 *
 * @param about tells apart facts of one kind; empty for most
 * @param value in milliseconds; 0 where nothing is measured
 * @param of the call's place in every split
 */
record CallFact(CallFactKind kind, String about, long value, Place of) {
    /** The time is not known: an event was lost. */
    static final String UNMEASURED = "unmeasured";

    /** Rung at the telephone of the agent who answered. */
    static final String AT_TELEPHONE = "telephone";

    /** From the call's arrival: this exchange does not say when a telephone rings, and the call did not queue. */
    static final String FROM_ARRIVAL = "arrival";

    /**
     * @param day of the call's arrival
     * @param hour of the call's arrival, 0 to 23
     * @param queue as the exchange calls it; empty: none
     * @param person the agent; 0: none
     */
    record Place(LocalDate day, int hour, String direction, long connector, String queue, long person) {}
}
