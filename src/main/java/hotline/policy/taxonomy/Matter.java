package hotline.policy.taxonomy;

/**
 * The properties of a complaint that decide its limits and rungs. A code not known yet is empty: then only rules that
 * name no such code fit.
 *
 * @param type code of the type
 * @param channel code of the channel it came by
 * @param emergency reported as a severe one is (F16)
 */
public record Matter(String type, Severity severity, String channel, Market market, boolean emergency) {
    public Matter(String type, Severity severity, String channel, Market market) {
        this(type, severity, channel, market, false);
    }

    public Matter marked(boolean isEmergency) {
        return new Matter(type, severity, channel, market, isEmergency);
    }

    public Matter judged(String betterType, Severity betterSeverity) {
        return new Matter(betterType, betterSeverity, channel, market, emergency);
    }
}
