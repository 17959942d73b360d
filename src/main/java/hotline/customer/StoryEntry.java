package hotline.customer;

import hotline.complaint.PersonName;
import java.time.Instant;
import java.util.Optional;

/**
 * One thing that happened with a customer.
 *
 * @param complaint id of the complaint that it belongs to; empty: to none
 * @param number of that complaint
 * @param file id of the file in which that complaint stands, or which it is about; perhaps a merged one
 */
public record StoryEntry(Instant at, long id, Optional<Long> complaint, Optional<String> number, long file, What what) {

    /** What happened. */
    public sealed interface What {
        /** In which order entries of one moment come. */
        int rank();
    }

    /** @param complainant as the customer was named then */
    public record Filed(
            String type, Optional<String> subtype, String severity, String status, String channel, String complainant)
            implements What {
        @Override
        public int rank() {
            return 1;
        }
    }

    /** @param outcome empty while the call lasts */
    public record Called(int attempt, Optional<String> outcome, Optional<String> comment, Optional<PersonName> agent)
            implements What {
        @Override
        public int rank() {
            return 2;
        }
    }

    public record Rated(int score, Optional<String> comment, boolean onPage) implements What {
        @Override
        public int rank() {
            return 3;
        }
    }

    /**
     * The customer came off a blacklist as qualified (D3).
     *
     * @param department whose list; empty: the company's
     * @param by who lifted the entry that another person asked to lift
     */
    public record Readmitted(Optional<String> department, Optional<String> reason, Optional<PersonName> by)
            implements What {
        @Override
        public int rank() {
            return 4;
        }
    }
}
