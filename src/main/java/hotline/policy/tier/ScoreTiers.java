package hotline.policy.tier;

import hotline.policy.taxonomy.Codes;
import hotline.policy.taxonomy.LocalizedName;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Tiers by rank within a department (D1).
 *
 * @param vipPercent at most this share of a department's customers is VIP
 * @param preferredPercent at most this share is preferred
 * @param demotionDays a VIP is demoted within so many calendar days of a bad review (D3)
 * @param criteria what is scored, by code
 */
public record ScoreTiers(
        int vipPercent, int preferredPercent, Ties ties, int demotionDays, Map<String, Criterion> criteria) {

    public ScoreTiers {
        criteria = Collections.unmodifiableMap(new LinkedHashMap<>(criteria));
    }

    /** What becomes of equal scores of which only some have a place. */
    public enum Ties {
        NONE("none"),
        ALL("all");

        private static final Map<String, Ties> BY_CODE = Codes.of(values(), Ties::code);

        private final String code;

        Ties(String code) {
            this.code = code;
        }

        public String code() {
            return code;
        }

        public static Map<String, Ties> byCode() {
            return BY_CODE;
        }
    }

    /** @param weight its share is this of the sum of all weights */
    public record Criterion(LocalizedName name, int weight) {}

    public int vipPlaces(int customers) {
        return customers * vipPercent / 100;
    }

    public int preferredPlaces(int customers) {
        return customers * preferredPercent / 100;
    }
}
