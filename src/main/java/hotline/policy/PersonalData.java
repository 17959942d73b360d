package hotline.policy;

import hotline.policy.care.CarePeriod;
import hotline.policy.taxonomy.LocalizedName;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * How customers' data are kept, looked at, sealed and handed over.
 *
 * @param keptMonths for how many months after its end a complaint is kept before its customer's data may be erased
 * @param lookReasons the reasons of which one is asked for before a person sees a customer's data (A4, K8); none: no reason is asked for
 * @param sealing when files are sealed (A2); empty: never
 * @param upkeep by when files are completed, reviewed and updated (A6), and delivered (A7)
 * @param handOver by when files that change departments are checked and mended (A3)
 * @param originals how long pictures are kept as they were sent, and who sees them (K8)
 */
public record PersonalData(
        int keptMonths,
        List<LookReason> lookReasons,
        Optional<Sealing> sealing,
        Upkeep upkeep,
        HandOver handOver,
        Originals originals) {
    public static final PersonalData USUAL =
            new PersonalData(0, List.of(), Optional.empty(), Upkeep.NONE, HandOver.USUAL, Originals.USUAL);

    public PersonalData {
        lookReasons = List.copyOf(lookReasons);
    }

    /** Why a person looks at a customer's data. */
    public record LookReason(String code, LocalizedName name) {}

    /**
     * When a file is sealed (A2): the later one of both dates.
     *
     * @param afterService years after the last service
     * @param withoutService years without service, after which the file's age counts
     * @param afterCreation years after the file was made, where there was no service for so long
     */
    public record Sealing(int afterService, int withoutService, int afterCreation) {}

    /**
     * By when people see to files (A6).
     *
     * @param completed after a file was made; empty: no file is due
     * @param updated the calendar period in which a person goes through each file that someone looks after; empty: no file is due
     * @param reviewed after a person completed a file another one reviews it; empty: no file is due
     * @param delivered after its report a missing file is delivered (A7)
     */
    public record Upkeep(
            Optional<Limit> completed, Optional<CarePeriod> updated, Optional<Limit> reviewed, Limit delivered) {
        private static final Limit TWO_DAYS = new Limit.CalendarDays(2);
        public static final Upkeep NONE = new Upkeep(Optional.empty(), Optional.empty(), Optional.empty(), TWO_DAYS);
    }

    /**
     * Limits of the hand-over of files to another department (A3).
     *
     * @param salesDays within so many working days a file about sales is checked
     * @param serviceDays the same for one about service
     * @param mendHours within so many hours defects are mended
     */
    public record HandOver(int salesDays, int serviceDays, int mendHours) {
        public static final HandOver USUAL = new HandOver(3, 1, 24);
    }

    /**
     * Pictures as they were sent, with place and camera. What is shown of them is kept as long as the complaint.
     *
     * @param keptDays 0: they go as soon as the picture that is shown is made
     * @param departments whose people may fetch them, besides supervisors
     */
    public record Originals(int keptDays, Set<String> departments) {
        private static final int USUAL_DAYS = 30;
        public static final Originals USUAL = new Originals(USUAL_DAYS, Set.of());

        public Originals {
            departments = Set.copyOf(departments);
        }
    }
}
