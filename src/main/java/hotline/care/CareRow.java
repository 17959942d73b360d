package hotline.care;

import hotline.policy.care.CareLevel;
import hotline.policy.tier.Tier;
import hotline.text.MaskedText;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * A contact that is or was due to a customer.
 *
 * @param file the customer's, which others may be merged into
 * @param own the file for which it was made, perhaps a merged one
 * @param isSealed the file is (A2)
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
        boolean isSealed,
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

    /** For a person who gave no reason to see the customer's data. */
    CareRow masked() {
        return new CareRow(
                file,
                own,
                MaskedText.name(name),
                isSealed,
                rule,
                tier,
                department,
                level,
                ways,
                from,
                end,
                state,
                contact,
                responsible,
                excusedBy,
                Optional.empty());
    }
}
