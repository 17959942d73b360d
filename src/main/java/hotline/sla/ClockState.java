package hotline.sla;

/** The state of a clock. A breached clock stays breached, unless its limit itself moves. */
public enum ClockState {
    RUNNING("running"),
    /** Paused for a reason that the policy lists. */
    PAUSED("paused"),
    MET("met"),
    BREACHED("breached"),
    /** It ended in time without a result. */
    CANCELLED("cancelled");

    private final String code;

    ClockState(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }
}
