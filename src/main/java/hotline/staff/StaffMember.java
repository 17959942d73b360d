package hotline.staff;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A person who handles complaints, as those who give out work see them.
 *
 * @param person {@code person.id}
 * @param skills level of each skill, by its code
 * @param trainingSince the first day of training; empty: there is none
 * @param mentor with whom the person is paired
 * @param mentored whom the person is a mentor of
 * @param version 0 where nothing was ever said of the person
 */
public record StaffMember(
        long person,
        Map<String, Integer> skills,
        Optional<LocalDate> trainingSince,
        Optional<Named> mentor,
        List<Named> mentored,
        int version) {

    public StaffMember {
        skills = Map.copyOf(skills);
        mentored = List.copyOf(mentored);
    }

    public record Named(long id, String name) {}

    /** What a person says of a member, by the version that they read. */
    public record Change(
            Map<String, Integer> skills, Optional<LocalDate> trainingSince, Optional<Long> mentor, int version) {
        public Change {
            skills = Map.copyOf(skills);
        }
    }
}
