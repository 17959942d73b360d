package hotline.intake;

import hotline.policy.Repeats;
import hotline.sla.SlaCalculator;
import java.util.Optional;

/**
 * What a complaint is judged by once its customer and the complaints before it are known.
 *
 * @param rules by which it is graver where it is not the first about its thing (F4); empty where the policy has none
 */
record Raising(Optional<Repeats> rules, SlaCalculator limits) {

    /** By which complaints before it are sought; empty where neither they nor the customer's tier matter to the policy. */
    Optional<Repeats> sought() {
        return rules.or(() ->
                Optional.of(Repeats.NONE).filter(none -> limits.policy().tiers().any()));
    }
}
