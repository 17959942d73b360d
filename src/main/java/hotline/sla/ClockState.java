package hotline.sla;

/** How a clock stands. Breached stays so whatever follows, except that its limit itself may move. */
public enum ClockState {
    RUNNING("running"),
    /** It stands still for a reason that the policy lists. */
    PAUSED("paused"),
    MET("met"),
    BREACHED("breached"),
    /** It ended in time without what it measures. */
    CANCELLED("cancelled");

    private final String code;

    ClockState(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }
}
