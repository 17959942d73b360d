package hotline.demo;

import static hotline.support.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import hotline.complaint.Actor;
import hotline.complaint.Report;
import hotline.complaint.Step;
import hotline.database.Database;
import hotline.intake.ComplaintDraft;
import hotline.intake.ComplaintDraft.Filing;
import hotline.intake.Filed;
import hotline.intake.PersonJudgement;
import hotline.limits.ExtensionRequest;
import hotline.limits.PauseRequest;
import hotline.network.NetworkMap;
import hotline.policy.Policies;
import hotline.policy.PolicyVersion;
import hotline.policy.taxonomy.Market;
import hotline.policy.taxonomy.Matter;
import hotline.policy.taxonomy.Severity;
import hotline.regulation.PolicyFile;
import hotline.support.FreightNetwork;
import hotline.support.SettableClock;
import hotline.support.TestDatabase;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A complaint whose limit gets shorter after its script was written, since another complaint of its customer was corrected. */
@ExtendWith(VertxExtension.class)
class ShorterLimitTest {
    private static final Instant MONDAY = Instant.parse("2026-09-07T01:00:00Z");
    private static final String TYPE = "delay";
    private static final String OTHER_TYPE = "price";

    /** Repeated complaints are severer there (F4), and what is severer has more time. */
    private final Policies policies = new Policies(
            new PolicyVersion(1, PolicyFile.read(PolicyFile.FREIGHT_NETWORK).policy()));

    private final List<Script> scripts = new ArrayList<>();

    @Test
    @Tag("F4")
    void no_one_asks_for_more_time_or_lets_wait_late_work_by_then(Vertx vertx) throws Exception {
        try (var stored = TestDatabase.fresh()) {
            var database = Database.open(vertx, stored.settings());
            var rules = FreightNetwork.rules(policies, FreightNetwork.deadlines(policies));
            var limits = rules.deadlines().of(1);
            var staff = DemoPeople.in(stored);
            long agent =
                    staff.agentsOf(limits.policy().departments().get(0).code()).get(0);
            long supervisor = staff.supervisor().id();
            var services = Services.of(vertx, database, rules, () -> NetworkMap.EMPTY, new SettableClock(MONDAY));
            var atIntake = limits.handling(matter(Severity.MODERATE), MONDAY).due();
            var corrected = limits.handling(matter(Severity.MINOR), MONDAY).due();
            var at = corrected.plus(Duration.ofHours(1));
            assertThat(at.plus(Duration.ofHours(2))).isBefore(atIntake);

            for (String phone : List.of("+8613917090001", "+8613917090002")) {
                var first = await(services.file(draft(phone, TYPE), MONDAY));
                script(
                        first,
                        take(agent),
                        new PlannedAction.Correct(
                                MONDAY.plus(Duration.ofHours(2)),
                                agent,
                                OTHER_TYPE,
                                Optional.empty(),
                                Severity.MINOR,
                                "about the price"));
            }
            script(
                    await(services.file(draft("+8613917090001", TYPE), MONDAY.plusSeconds(60))),
                    take(agent),
                    new PlannedAction.AskMoreTime(at, agent, new ExtensionRequest(1, "the branch is closed")),
                    new PlannedAction.DecideMoreTime(at.plus(Duration.ofHours(1)), supervisor, true, "granted"),
                    resolve(agent, at.plus(Duration.ofHours(2))));
            script(
                    await(services.file(draft("+8613917090002", TYPE), MONDAY.plusSeconds(60))),
                    take(agent),
                    new PlannedAction.Pause(
                            at,
                            agent,
                            new PauseRequest(
                                    "customers-documents", Optional.of("we wait"), false, false, Optional.empty())),
                    new PlannedAction.Resume(at.plus(Duration.ofHours(1)), agent),
                    resolve(agent, at.plus(Duration.ofHours(2))));

            var play = new Play(
                    services,
                    linked -> {
                        throw new AssertionError("no linked case");
                    },
                    (notice, about) -> List.of());
            await(play.play(scripts, atIntake));

            assertThat(stored.value("SELECT string_agg(status || ' ' || severity, ', ' ORDER BY id) FROM complaint"
                            + " WHERE received_at > '" + MONDAY + "'"))
                    .isEqualTo("resolved minor, resolved minor");
            assertThat(stored.value("SELECT count(*) FROM event WHERE type IN ('extension-asked', 'paused')"))
                    .isEqualTo("0");
            await(database.close());
        }
    }

    private void script(Filed filed, PlannedAction... actions) {
        var meant = new DraftStory.Meant(filed.type(), filed.subtype(), Severity.MINOR);
        var about = new Case(
                filed.id(),
                "hotline",
                filed.receivedAt(),
                filed.promisedAt(),
                Optional.empty(),
                true,
                Optional.empty(),
                Optional.empty(),
                meant,
                meant,
                new StorySetting(null, null, "", null, Language.ENGLISH));
        scripts.add(new Script(about, List.of(actions), false));
    }

    private static Matter matter(Severity severity) {
        return new Matter(TYPE, severity, "hotline", Market.DOMESTIC);
    }

    private static PlannedAction take(long agent) {
        return step(Step.ASSIGN, agent, MONDAY.plus(Duration.ofHours(1)), Optional.empty());
    }

    private static PlannedAction resolve(long agent, Instant at) {
        return step(Step.RESOLVE, agent, at, Optional.of("done"));
    }

    private static PlannedAction step(Step step, long agent, Instant at, Optional<String> resolution) {
        return new PlannedAction.Take(at, step, new Actor.Person(agent), Optional.empty(), resolution);
    }

    private ComplaintDraft draft(String phone, String type) {
        var policy = policies.inForce().policy();
        return new ComplaintDraft(
                policy.lineOfBusiness(),
                policy.taxonomy().channel("hotline").orElseThrow(),
                Report.by("Mr Lin", phone, "It is late", "en"),
                Optional.empty(),
                Filing.BY_CUSTOMER,
                Market.DOMESTIC,
                Optional.of(new PersonJudgement(type, Optional.empty(), Severity.MINOR)));
    }
}
