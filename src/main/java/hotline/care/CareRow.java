package hotline.care;

import hotline.policy.care.CareLevel;
import hotline.policy.tier.Tier;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * A contact that is or was due to a customer.
 *
 * @param file the customer's, which others may be merged into
 * @param own the file for which it was made, perhaps a merged one
 * @param tier as it was when the contact became due
 * @param ways codes; any of them will do
 * @param end the first day after its period
 * @param contact id of the contact that fulfilled it
 * @param responsible who looks after the customer
 * @param excusedBy name of the person
 */
public record CareRow(
        long file,
        long own,
        String name,
        String rule,
        Tier tier,
        Optional<String> department,
        CareLevel level,
        List<String> ways,
        LocalDate from,
        LocalDate end,
        CareState state,
        Optional<Long> contact,
        Optional<String> responsible,
        Optional<String> excusedBy,
        Optional<String> reason) {

    public CareRow {
        ways = List.copyOf(ways);
    }
}
