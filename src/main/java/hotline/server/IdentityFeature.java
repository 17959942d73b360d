package hotline.server;

import hotline.audit.Looks;
import hotline.floor.OpenStreams;
import hotline.floor.Presence;
import hotline.http.api.SessionRoutes;
import hotline.http.api.administration.LookRoutes;
import hotline.http.api.administration.PeopleRoutes;
import hotline.http.api.staff.AbsenceRoutes;
import hotline.http.api.staff.StaffRoutes;
import hotline.http.engine.Routes;
import hotline.identity.LeavingRooms;
import hotline.identity.OwnPassword;
import hotline.identity.Passwords;
import hotline.identity.People;
import hotline.identity.Sessions;
import hotline.identity.SignIns;
import hotline.staff.Absences;
import hotline.staff.Staff;
import hotline.staff.Training;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Supplier;

/** User accounts and their sessions. */
record IdentityFeature(
        People people,
        Sessions sessions,
        LeavingRooms leaving,
        Presence presence,
        OpenStreams streams,
        List<Routes> routes)
        implements Feature {
    /** An administrator waits for it at a screen. */
    private static final Duration LONGEST_SEARCH = Duration.ofSeconds(15);

    static Future<IdentityFeature> open(Foundation on) {
        var pool = on.database().pool();
        var passwords = new Passwords(on.vertx());
        Supplier<ZoneId> zone = () -> on.policies().inForce().policy().zone();
        var presence = FloorFeature.presence(on);
        var leaving = new LeavingRooms();
        leaving.join((transaction, person, why) -> presence.leave(transaction, person, why.code()));
        return Sessions.open(on.vertx(), pool, passwords, on.clock()).map(sessions -> {
            var people = new People(pool, passwords, on.clock(), sessions::forget, leaving);
            var signIns = new SignIns(sessions, on.allowances());
            return new IdentityFeature(
                    people,
                    sessions,
                    leaving,
                    presence,
                    new OpenStreams(),
                    List.of(
                            new SessionRoutes(
                                    sessions,
                                    signIns,
                                    new OwnPassword(people, sessions, signIns),
                                    leaving,
                                    on.clock(),
                                    zone),
                            new PeopleRoutes(people, on.policies(), zone),
                            new StaffRoutes(new Staff(pool, () -> training(on)), on.policies(), on.clock()),
                            new AbsenceRoutes(new Absences(pool, zone, on.clock()), on.policies()),
                            new LookRoutes(new Looks(pool, LONGEST_SEARCH), zone, on.clock())));
        });
    }

    static Training training(Foundation on) {
        var inForce = on.policies().inForce();
        return new Training(
                inForce.policy().dispatch().trainingDays(), on.deadlines().calendar(inForce.id()));
    }
}
