package hotline.policy.taxonomy;

/**
 * What of a complaint decides which limits and rungs are for it. A code that is not known yet is empty: then the rules
 * fit that name none.
 *
 * @param type code of the type
 * @param channel code of the channel it came by
 */
public record Matter(String type, Severity severity, String channel, Market market) {

    public Matter judged(String betterType, Severity betterSeverity) {
        return new Matter(betterType, betterSeverity, channel, market);
    }
}
