package hotline.offer;

import hotline.dispatch.Offering;
import hotline.dispatch.Preference;
import hotline.dispatch.Why;
import hotline.floor.Taking;
import java.util.Arrays;
import java.util.Optional;

/** How a work came to its agent, as it stands in rows and follows from a match. */
public final class Takings {
    private static final String DEALT = "dealt";

    private Takings() {}

    static String code(Taking taking) {
        return taking.reason().orElse(DEALT);
    }

    static Optional<Taking> of(String code) {
        return Arrays.stream(Taking.values())
                .filter(taking -> code(taking).equals(code))
                .findFirst();
    }

    public static Taking of(Offering offering) {
        if (offering.counts()) {
            return Taking.DEALT;
        }
        var tied = offering.why().tied();
        if (tied.filter(one -> one.outcome() == Why.Outcome.HELPED).isPresent()) {
            return Taking.HELPING;
        }
        return tied.filter(one -> one.because() == Preference.Because.ASKED_FOR).isPresent()
                ? Taking.ASKED_FOR
                : Taking.RETURNING;
    }
}
