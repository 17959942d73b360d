package hotline.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import hotline.database.embedded.EmbeddedDatabases;
import hotline.database.embedded.MemoryDisk;
import hotline.outbox.mail.MessageIds;
import hotline.secret.ServerKey;
import hotline.support.Await;
import hotline.support.CommandRun;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Backups, accounts and recorded looks while the server with the embedded database runs. */
class CommandsBesideTheServerTest {
    private static final int CUSTOMERS = 4;
    private static final int ACKNOWLEDGED_BEFORE_THE_BACKUP = 200;
    private static final String PASSWORD = "correct-horse-battery";

    @TempDir(factory = MemoryDisk.class)
    static Path place;

    private static OwnDatabaseServer server;

    @BeforeAll
    static void start() throws Exception {
        EmbeddedDatabases.linkPrograms(place.resolve("data"));
        server = new OwnDatabaseServer(place.resolve("data"));
        server.start();
    }

    @AfterAll
    static void stop() throws Exception {
        assertThat(server.stop()).isTrue();
    }

    private static CommandRun hotline(String typed, String... arguments) {
        return CommandRun.of(
                typed,
                Stream.concat(
                                Stream.of(arguments),
                                Stream.of("--data", place.resolve("data").toString()))
                        .toArray(String[]::new));
    }

    @Test
    void a_backup_under_load_holds_every_complaint_acknowledged_before_it_began() throws Exception {
        var customers = server.customers(CUSTOMERS, ACKNOWLEDGED_BEFORE_THE_BACKUP);
        customers.awaitEnough();
        var before = customers.acknowledged();
        var backup = place.resolve("backups").resolve("one");

        CommandRun taken;
        int filesBefore;
        try (var files = new FileSender(server)) {
            files.awaitMore(5);
            filesBefore = files.acknowledged();
            taken = hotline("", "backup", backup.toString());
            assertThat(files.acknowledged()).as("files came meanwhile").isGreaterThan(filesBefore);
        }

        assertThat(taken.err()).isEmpty();
        assertThat(taken.out())
                .contains("holds all that was acknowledged before")
                .contains("checked");
        assertThat(customers.acknowledged()).as("intake continued meanwhile").hasSizeGreaterThan(before.size());
        var elsewhere = place.resolve("elsewhere");
        var restored = CommandRun.of("", "restore", backup.toString(), "--data", elsewhere.toString());
        assertThat(restored.err()).isEmpty();
        var second = new OwnDatabaseServer(elsewhere);
        second.start();
        try {
            assertThat(second.database().stored()).containsAll(before);
            var checked = CommandRun.of("", "audit", "files", "--data", elsewhere.toString());
            assertThat(checked.out()).startsWith("0 faults: ");
            assertThat(checked.exitCode()).isZero();
            assertThat(filesIn(checked)).isGreaterThanOrEqualTo(filesBefore);
            assertThat(second.file("after the restore")).isEqualTo(201);
        } finally {
            assertThat(second.stop()).isTrue();
        }
    }

    @Test
    void files_are_checked_while_the_server_runs() {
        var checked = hotline("", "audit", "files", "--most", "10");
        assertThat(checked.err()).isEmpty();
        assertThat(checked.out()).matches("0 faults: \\d+ files of \\d+ MB read again\n");
        assertThat(checked.exitCode()).isZero();
    }

    private static int filesIn(CommandRun checked) {
        return Integer.parseInt(checked.out().split(" ", -1)[2]);
    }

    @Test
    void files_are_not_moved_to_a_bucket_that_no_setting_names() {
        var refused = hotline("", "move-files");
        assertThat(refused.exitCode()).isEqualTo(1);
        assertThat(refused.err()).contains("HOTLINE_S3_URL is not set");
    }

    @Test
    @Tag("M3")
    void a_mail_that_came_back_changes_its_message_and_one_that_no_one_can_note_now_comes_again() throws Exception {
        server.database().tamper("""
                INSERT INTO server_key (purpose, key) VALUES ('message-id', '\\x010203') ON CONFLICT (purpose) DO UPDATE SET key = '\\x010203';
                WITH way AS (
                    INSERT INTO outbox_route (way, name, settings, state, per_second, in_flight, tokens_at, next_at, created_at)
                    VALUES ('mail', 'bounces', '{}', 'paused', 1, 1, now(), now(), now()) RETURNING id)
                INSERT INTO outbox (route, way, recipient, kind, cause, lane, place, address, body, state, give_up_at, created_at, settled_at)
                SELECT id, 'mail', 1, 'test', 'test:bounce', 1, 1, 'gone@example.org', '', 'accepted', now(), now(), now() FROM way
                """);
        long message = server.database().number("SELECT id FROM outbox WHERE cause = 'test:bounce'");
        var id = new MessageIds(new ServerKey(new byte[] {1, 2, 3}), "example.com").ofMessage(message);
        var report = "Content-Type: multipart/report; boundary=x\n\n--x\nContent-Type: message/delivery-status\n\n"
                + "Reporting-MTA: dns; relay\n\nAction: failed\nStatus: 5.1.1\n\n--x\nContent-Type: text/rfc822-headers\n\nMessage-ID: "
                + id + "\n\n--x--\n";
        assertThat(hotline("nonsense", "bounce")).isEqualTo(new CommandRun(0, "not-ours\n", ""));
        assertThat(hotline(report, "bounce", "--recipient", "bounces@example.com"))
                .isEqualTo(new CommandRun(0, "undelivered\n", ""));
        assertThat(hotline(report, "bounce").out()).isEqualTo("known\n");
        assertThat(server.database()
                        .number("SELECT count(*) FROM outbox WHERE state = 'undelivered' AND last_code = '550 5.1.1'"))
                .isEqualTo(1);
        server.database().tamper("UPDATE outbox SET state = 'sending' WHERE cause = 'test:bounce'");
        assertThat(hotline(report, "bounce").exitCode()).isEqualTo(75);
        server.database().tamper("UPDATE outbox SET state = 'undelivered' WHERE cause = 'test:bounce'");
        var newest = "(SELECT max(installed_rank) FROM flyway_schema_history)";
        server.database()
                .tamper("CREATE TABLE newest AS SELECT * FROM flyway_schema_history WHERE installed_rank = " + newest
                        + "; DELETE FROM flyway_schema_history WHERE installed_rank = " + newest);
        var steps = server.database().number("SELECT count(*) FROM flyway_schema_history");
        assertThat(hotline(report, "bounce").exitCode())
                .as("the schema is older than the command")
                .isEqualTo(75);
        assertThat(server.database().number("SELECT count(*) FROM flyway_schema_history"))
                .isEqualTo(steps);
        server.database().tamper("INSERT INTO flyway_schema_history SELECT * FROM newest; DROP TABLE newest");
        var nowhere = Files.writeString(place.resolve("a-file"), "");
        assertThat(CommandRun.of(report, "bounce", "--data", nowhere.toString()).exitCode())
                .as("without a database")
                .isEqualTo(75);
    }

    @Test
    void a_restore_under_a_running_server_is_refused() {
        var backup = place.resolve("to-be-refused");
        assertThat(hotline("", "backup", backup.toString()).exitCode()).isZero();
        var refused = hotline("", "restore", backup.toString());
        assertThat(refused.exitCode()).isEqualTo(1);
        assertThat(refused.err()).contains("is in use by another server").contains("Stop that server first");
    }

    @Test
    @Tag("S2")
    void accounts_are_added_changed_and_closed_while_the_server_runs() throws Exception {
        add("w.fang");
        assertThat(server.signIn("w.fang", PASSWORD)).isEqualTo(201);
        assertThat(hotline("another-" + PASSWORD + "\n", "user", "password", "--login", "w.fang", "--password-stdin")
                        .out())
                .contains("w.fang has a new password");
        assertThat(server.signIn("w.fang", PASSWORD)).isEqualTo(401);
        assertThat(server.signIn("w.fang", "another-" + PASSWORD)).isEqualTo(201);
        assertThat(hotline("", "user", "disable", "--login", "w.fang").exitCode())
                .isZero();
        assertThat(server.signIn("w.fang", "another-" + PASSWORD)).isEqualTo(401);
        assertThat(hotline("", "user", "enable", "--login", "w.fang").exitCode())
                .isZero();
        assertThat(server.signIn("w.fang", "another-" + PASSWORD)).isEqualTo(201);
        assertThat(hotline("", "user", "list").out()).contains("w.fang\tagent\tenabled");
    }

    @Test
    @Tag("K8")
    void the_record_of_looks_can_be_read_while_the_server_runs() throws Exception {
        add("l.wei");
        add("zh.min");
        var first = server.filed("13987654321", "五件货只到四件");
        var second = server.filed("13987654321", "晚了三天");
        assertThat(server.read("l.wei", PASSWORD, "/api/v1/complaints/" + first))
                .isEqualTo(200);
        assertThat(server.read("zh.min", PASSWORD, "/api/v1/complaints?phone=13987654321"))
                .isEqualTo(200);
        assertThat(server.read("l.wei", PASSWORD, "/api/v1/complaints/" + second + "/events"))
                .isEqualTo(200);

        assertThat(looks("--number", first).out().lines())
                .satisfiesExactly(
                        newest -> assertThat(newest).endsWith("\tzh.min\t王芳\tsearch by phone\t" + first),
                        before -> assertThat(before)
                                .matches("\\d{4}-\\d\\d-\\d\\dT.*\\+08:00\tl\\.wei\t王芳\tcomplaint\t" + first));
        var list = looks("--login", "zh.min").out().strip();
        assertThat(list).contains("\tsearch by phone\t").contains(first).contains(second);

        var page = looks("--login", "l.wei", "--limit", "1");
        assertThat(page.out().lines()).singleElement().asString().endsWith("\tevents\t" + second);
        var next = page.err().strip().replaceFirst(".* --before ", "");
        var rest = looks("--login", "l.wei", "--limit", "1", "--before", next);
        assertThat(rest.out().lines()).singleElement().asString().endsWith("\tcomplaint\t" + first);
        assertThat(rest.err()).isEmpty();

        var time = list.substring(0, list.indexOf('\t'));
        var day = time.substring(0, 10);
        assertThat(looks("--login", "zh.min", "--from", day, "--to", day).out()).contains(first);
        assertThat(looks("--login", "zh.min", "--from", time).out()).contains(first);
        assertThat(looks("--login", "zh.min", "--to", time).err()).contains("No look is on record");
        assertThat(looks("--number", "# " + first.replace("-", "")).out())
                .as("as people type the number")
                .contains("\tcomplaint\t" + first);
        assertThat(looks("--number", "209901-000001").err()).contains("there is no complaint 209901-000001");
        assertThat(looks("--login", "nobody").err()).contains("there is no account with the login nobody");
    }

    @Test
    void a_department_is_one_of_the_policy_in_force() {
        var unknown = hotline(
                PASSWORD + "\n",
                "user",
                "add",
                "--login",
                "nowhere.lin",
                "--name",
                "冯琳",
                "--role",
                "agent",
                "--department",
                "nonexistent",
                "--password-stdin");
        assertThat(unknown.exitCode()).isEqualTo(1);
        assertThat(unknown.err())
                .contains("nonexistent is no department of a policy in force, which are customer-service");
        add("dep.lin");
        var assigned = hotline("", "user", "assign", "--login", "dep.lin", "--department", "nonexistent");
        assertThat(assigned.exitCode()).isEqualTo(1);
        assertThat(assigned.err()).contains("nonexistent is no department");
        assertThat(hotline("", "user", "assign", "--login", "dep.lin", "--department", "claims")
                        .out())
                .contains("dep.lin works in claims");
        assertThat(hotline("", "user", "list").out()).doesNotContain("nowhere.lin");
    }

    @Test
    void figures_are_proven_from_the_log_while_the_server_counts_on() throws Exception {
        server.filed("13987654322", "五件货只到四件");
        server.filed("13987654322", "晚了三天");
        var proven = hotline("", "audit", "measures");
        assertThat(proven.err()).isEmpty();
        assertThat(proven.exitCode()).as(proven.out()).isZero();
        assertThat(proven.out()).matches("(?s)0 differences: \\d+ facts of \\d+ complaints counted again, .*");
        var again = hotline("", "measures", "rebuild");
        assertThat(again.out()).contains("All figures are counted again from the event log");
        assertThat(again.exitCode()).isZero();
        Await.await(
                "the servers have counted all again",
                () -> hotline("", "measures", "rebuild").exitCode() == 0);
        assertThat(hotline("", "audit", "measures").out()).startsWith("0 differences");
    }

    @Test
    void a_changed_fact_ends_the_audit_of_figures_with_1() throws Exception {
        var number = server.filed("13987654323", "五件货只到四件");
        var fact = " WHERE kind = 1 AND complaint = (SELECT id FROM complaint WHERE number = '" + number + "')";
        Await.await(
                "it is counted", () -> hotline("", "audit", "measures").out().startsWith("0 differences"));
        server.database().tamper("UPDATE fact SET value = 7" + fact);
        var changed = hotline("", "audit", "measures");
        server.database().tamper("UPDATE fact SET value = 0" + fact);
        assertThat(changed.out()).contains(number);
        assertThat(changed.exitCode()).isEqualTo(1);
    }

    @Test
    @Tag("F8")
    void a_report_is_proven_by_its_number_and_a_changed_one_ends_the_audit_with_1() throws Exception {
        add("q.report", "supervisor");
        var report = ReportOfYesterday.published(server, "q.report", PASSWORD);
        var proven = hotline("", "audit", "report", report.number());
        report.lengthen();
        var changed = hotline("", "audit", "report", report.number());
        var all = hotline("", "audit", "report", "--all");
        report.shorten();
        assertThat(proven.out()).startsWith(report.number() + ": 0 faults, SHA-256 ");
        assertThat(proven.exitCode()).isZero();
        assertThat(changed.out()).contains(": its bytes have the digest").contains(report.number() + ": 1 faults");
        assertThat(changed.exitCode()).isEqualTo(all.exitCode()).isEqualTo(1);
    }

    @Test
    void audit_report_proves_all_reports_or_says_that_there_is_none() {
        assertThat(hotline("", "audit", "report", "--all").exitCode()).isZero();
        var none = hotline("", "audit", "report", "r-200001-1");
        assertThat(none.exitCode()).isEqualTo(1);
        assertThat(none.err()).contains("there is no report R-200001-1");
        assertThat(hotline("", "audit", "report").exitCode()).isEqualTo(2);
    }

    private static CommandRun looks(String... asked) {
        return hotline(
                "", Stream.concat(Stream.of("audit", "looks"), Stream.of(asked)).toArray(String[]::new));
    }

    private static void add(String login) {
        add(login, "agent");
    }

    private static void add(String login, String role) {
        assertThat(hotline(
                                PASSWORD + "\n",
                                "user",
                                "add",
                                "--login",
                                login,
                                "--name",
                                "王芳",
                                "--role",
                                role,
                                "--password-stdin")
                        .err())
                .isEmpty();
    }
}
