package hotline.rules;

import java.util.Map;

/**
 * The rules in force in the database at one moment.
 *
 * @param inForce policy version by line of business
 * @param calendars the latest version by code
 * @param newestPolicy id of the policy version that was stored last
 */
record RulesSnapshot(long epoch, Map<String, Integer> inForce, Map<String, Integer> calendars, int newestPolicy) {

    RulesSnapshot {
        inForce = Map.copyOf(inForce);
        calendars = Map.copyOf(calendars);
    }
}
