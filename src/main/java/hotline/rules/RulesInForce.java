package hotline.rules;

import java.util.Map;
import java.util.Optional;

/**
 * What rules new complaints, as of one moment.
 *
 * @param epoch raised by every change; what was judged by an earlier one is not written
 * @param lines by line of business
 */
public record RulesInForce(long epoch, Map<String, RuledLine> lines) {

    public RulesInForce {
        lines = Map.copyOf(lines);
    }

    public Optional<RuledLine> of(String lineOfBusiness) {
        return Optional.ofNullable(lines.get(lineOfBusiness));
    }
}
