package hotline.rules;

import static hotline.support.Await.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hotline.database.Database;
import hotline.job.Jobs;
import hotline.loop.TestLoops;
import hotline.policy.Policy;
import hotline.policy.SmallPolicy;
import hotline.policy.reading.PolicyInvalid;
import hotline.policy.reading.PolicySource;
import hotline.policy.reading.PolicyText;
import hotline.policy.taxonomy.LocalizedName;
import hotline.rules.WrittenCalendar.Origin;
import hotline.sla.PublishedYear;
import hotline.support.SettableClock;
import hotline.support.TestDatabase;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.junit5.VertxExtension;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Rules that a server's start puts in force, and those that it leaves as a person has changed them since. */
@ExtendWith(VertxExtension.class)
class RulesAtStartTest {
    private static final long ADMIN = 7;

    private Vertx vertx;
    private final SettableClock clock = new SettableClock(Instant.parse("2026-09-25T08:00:00Z"));
    private final TestDatabase stored = TestDatabase.fresh();
    private Database database;

    @BeforeEach
    void open(Vertx vertx) {
        this.vertx = vertx;
        database = Database.open(vertx, stored.settings());
    }

    @AfterEach
    void close() {
        await(database.close());
        stored.close();
    }

    @Test
    void a_first_start_puts_its_policies_in_force_one_for_each_line() {
        var rules = start(policy("freight", "1"), policy("air", "5"));

        assertThat(rules.policies().inForce().policy().version()).isEqualTo("1");
        assertThat(rules.policies().lines()).containsExactly("freight", "air");
        assertThat(rules.inForce().of("air").orElseThrow().version().policy().version())
                .isEqualTo("5");
        assertThat(stored.value("SELECT count(*) FROM background_job")).isEqualTo("0");
    }

    @Test
    void a_start_with_the_same_files_changes_nothing() {
        start(policy("freight", "1"));
        var epoch = stored.value("SELECT epoch FROM rules_epoch");

        start(policy("freight", "1"));

        assertThat(stored.value("SELECT epoch FROM rules_epoch")).isEqualTo(epoch);
    }

    @Test
    void a_line_that_later_starts_do_not_name_keeps_its_policy() {
        start(policy("freight", "1"), policy("air", "5"));

        var rules = start(policy("freight", "1"));

        assertThat(rules.policies().lines()).containsExactly("freight", "air");
        assertThat(start(policy("air", "5")).policies().lines()).containsExactly("air", "freight");
    }

    @Test
    void another_file_is_put_in_force_and_the_former_one_again_too() {
        start(policy("freight", "1"));

        assertThat(start(policy("freight", "2")).policies().inForce().policy().version())
                .isEqualTo("2");
        assertThat(start(policy("freight", "1")).policies().inForce().policy().version())
                .isEqualTo("1");
        assertThat(stored.value("SELECT count(*) FROM policy_version")).isEqualTo("2");
    }

    @Test
    void a_policy_put_in_force_by_a_person_stays_until_a_file_has_a_new_text() {
        start(policy("freight", "1"));
        await(new PolicyInstallation(vertx, database, clock).install(policy("freight", "2"), Optional.of(ADMIN)));

        assertThat(start(policy("freight", "1")).policies().inForce().policy().version())
                .isEqualTo("2");
        assertThat(start(policy("freight", "3")).policies().inForce().policy().version())
                .isEqualTo("3");
    }

    @Test
    void a_file_that_does_not_work_is_refused_before_rules_are_in_force() {
        var written = policy("freight", "1");
        var nameless = new WrittenPolicy("freight.yaml", written.text(), named("半\uD83D", written), written.judge());
        assertThatThrownBy(() -> start(nameless))
                .isInstanceOf(PolicyInvalid.class)
                .hasMessageContaining("freight.yaml")
                .hasMessageContaining("showing names by this policy fails: the name of freight")
                .hasMessageContaining("can't be sent as text (zh-CN)");
        assertThat(stored.value("SELECT count(*) FROM policy_version")).isEqualTo("0");
    }

    private static Policy named(String chinese, WrittenPolicy written) {
        var of = written.policy();
        return new Policy(
                "freight",
                new LocalizedName(chinese, "Half"),
                of.version(),
                of.digest(),
                of.lineOfBusiness(),
                of.zone(),
                of.calendar(),
                of.businessHours(),
                of.phoneRegion(),
                of.caseNumbers(),
                of.taxonomy(),
                of.codes(),
                of.departments(),
                of.limits(),
                of.escalation(),
                of.callbacks(),
                of.questionnaires(),
                of.publicIntake(),
                of.targets(),
                of.measures(),
                of.repeats(),
                of.tiers(),
                of.care(),
                of.dispatch(),
                of.telephony(),
                of.personalData(),
                of.phrases(),
                of.messages(),
                of.lexicon());
    }

    @Test
    void a_newer_shipped_calendar_replaces_an_older_one_and_an_older_one_does_not_return() {
        var older = calendar(Origin.SHIPPED, 2025, 2026);
        var newer = calendar(Origin.SHIPPED, 2025, 2026, 2027);
        start(List.of(older));

        assertThat(years(start(List.of(newer)))).contains(2027);
        assertThat(years(start(List.of(older)))).contains(2027);
    }

    @Test
    void a_local_calendar_stays_when_a_newer_one_is_shipped() {
        var shipped = calendar(Origin.SHIPPED, 2026);
        var ours = calendar(Origin.FILE, 2024, 2026);
        start(List.of(shipped, ours));

        assertThat(years(start(List.of(calendar(Origin.SHIPPED, 2026, 2027))))).containsExactly(2024, 2026);
        assertThat(years(start(List.of(shipped, ours)))).containsExactly(2024, 2026);
        assertThat(stored.value("SELECT count(*) FROM calendar_version")).isEqualTo("2");
    }

    @Test
    void an_uploaded_calendar_stays_until_a_file_has_new_content() {
        var ours = calendar(Origin.FILE, 2026);
        start(List.of(ours));
        var uploaded = calendar(Origin.UPLOAD, 2025, 2026);
        await(new CalendarInstallation(database, new Jobs(database.pool(), clock), clock)
                .install(uploaded, Optional.of(ADMIN)));

        assertThat(years(start(List.of(ours)))).containsExactly(2025, 2026);
        assertThat(years(start(List.of(calendar(Origin.FILE, 2026, 2028))))).containsExactly(2026, 2028);
    }

    @Test
    void a_year_that_no_calendar_knows_is_provisional_until_a_file_knows_it() {
        start(List.of(calendar(Origin.SHIPPED, 2026)));
        clock.set(Instant.parse("2027-01-04T02:00:00Z"));

        var provisional =
                start(List.of(calendar(Origin.SHIPPED, 2026))).deadlines().calendar(1);
        assertThat(provisional.awaitedYear(clock.instant())).contains(2027);
        assertThat(provisional.isWorkingDay(LocalDate.of(2027, 2, 5))).isFalse();
        assertThat(years(start(List.of(calendar(Origin.SHIPPED, 2026), calendar(Origin.FILE, 2026, 2027)))))
                .contains(2027);
        // Once it is in force, later starts need no option.
        assertThat(years(start(List.of(calendar(Origin.SHIPPED, 2026))))).contains(2027);
    }

    @Test
    void a_file_that_knows_later_years_but_not_this_one_is_a_mistake() {
        assertThatThrownBy(() -> start(List.of(calendar(Origin.FILE, 2025, 2027))))
                .isInstanceOf(PolicyInvalid.class)
                .hasMessageContaining("knows 2027, but not the current year 2026")
                .hasMessageContaining("--calendar cn");
    }

    /** As an older hotline stored it, which stopped every start. */
    @Test
    void an_unreadable_or_unusable_stored_calendar_does_not_stop_a_start() {
        start(List.of(calendar(Origin.SHIPPED, 2026)));
        stored.execute(
                "INSERT INTO calendar_version (code, digest, source, origin, installed_at) VALUES ('cn', 'extreme',"
                        + " '{\"years\": {\"2026\": {\"off\": [\"+999999999-12-31\"], \"work\": []}}}', 'file', now())");
        assertThat(years(start(List.of(calendar(Origin.SHIPPED, 2026))))).isEmpty();
        stored.execute("INSERT INTO calendar_version (code, digest, source, origin, installed_at)"
                + " VALUES ('cn', 'torn', '{\"years\": {', 'file', now())");
        assertThat(years(start(List.of(calendar(Origin.SHIPPED, 2026))))).isEmpty();
    }

    @Test
    void open_limits_are_recounted_when_a_calendar_changes_at_a_start() {
        start(List.of(calendar(Origin.SHIPPED, 2026)));
        stored.execute(
                "INSERT INTO sla_clock (complaint_id, kind, state, started_at) VALUES (1, 'holding', 'running', now())");

        start(List.of(calendar(Origin.SHIPPED, 2026, 2027)));

        assertThat(stored.value("SELECT kind || ' ' || state || ' ' || (request ->> 'version') FROM background_job"))
                .isEqualTo("recount waiting 2");
    }

    private Rules start(WrittenPolicy... policies) {
        return start(List.of(policies), List.of(calendar(Origin.SHIPPED, 2026)));
    }

    private Rules start(List<WrittenCalendar> calendars) {
        return start(List.of(policy("freight", "1")), calendars);
    }

    private Rules start(List<WrittenPolicy> policies, List<WrittenCalendar> calendars) {
        return await(new RulesAtStart(TestLoops.on(vertx), database, clock).begin(policies, calendars))
                .rules();
    }

    private static Iterable<Integer> years(Rules rules) {
        return rules.deadlines().latest("cn").orElseThrow().holidays().years();
    }

    private static WrittenPolicy policy(String line, String version) {
        var yaml = SmallPolicy.YAML
                .replace("version: \"1\"", "version: \"" + version + "\"")
                .replace("line-of-business: freight", "line-of-business: " + line);
        return WrittenPolicy.read(line, PolicySource.of(new PolicyText(line, yaml), PolicySource.Bases.NONE));
    }

    private static WrittenCalendar calendar(Origin origin, int... years) {
        var json = new JsonObject();
        Arrays.stream(years).forEach(year -> json.put(Integer.toString(year), PublishedYear.of(year)));
        return WrittenCalendar.read(
                "cn", "cn", new JsonObject().put("years", json).encode(), origin);
    }
}
