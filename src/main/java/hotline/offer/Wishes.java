package hotline.offer;

import hotline.offer.AgentStore.Present;
import hotline.offer.WorkStore.Found;
import hotline.staff.Absences;
import hotline.staff.Staff;
import hotline.staff.StaffMember;
import hotline.tie.Belonging;
import hotline.tie.Ties;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Supplier;

/**
 * What a match has to respect next to the floor: skills, training and mentors of agents (C2, C6, C7), whose customer a customer is and whom they
 * refused (R3 to R6). Each is asked once for all.
 *
 * @param isTrained whether the training of a person is over (C7)
 * @param zone in which a month is counted
 */
public record Wishes(BiPredicate<StaffMember, Instant> isTrained, Supplier<ZoneId> zone) {

    Future<Map<Long, StaffMember>> members(SqlConnection connection, List<Present> agents) {
        return Staff.members(connection, agents.stream().map(Present::person).toList());
    }

    /** Who is away for the day, as was entered ahead. */
    Future<Set<Long>> onLeave(SqlConnection connection, Instant now) {
        return Absences.onLeave(connection, now.atZone(zone.get()).toLocalDate());
    }

    /** By complaint. */
    Future<Map<Long, Belonging>> belongings(SqlConnection connection, List<Found> works, Instant now) {
        return Ties.of(
                connection, works.stream().map(Found::complaint).distinct().toList(), now, zone.get());
    }
}
