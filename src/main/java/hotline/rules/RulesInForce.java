package hotline.rules;

import java.util.Map;
import java.util.Optional;

/**
 * The rules for new complaints, as of one moment.
 *
 * @param epoch raised by every change; complaints judged by an earlier one are not written
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
