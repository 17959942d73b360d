package hotline.policy.taxonomy;

/**
 * The properties of a complaint that decide its limits and rungs. A code not known yet is empty: then only rules that
 * name no such code fit.
 *
 * @param type code of the type
 * @param channel code of the channel it came by
 */
public record Matter(String type, Severity severity, String channel, Market market) {

    public Matter judged(String betterType, Severity betterSeverity) {
        return new Matter(betterType, betterSeverity, channel, market);
    }
}
