package hotline.cli;

import static hotline.support.Await.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hotline.Hotline;
import hotline.demo.DemoData.Scale;
import hotline.measures.Period;
import hotline.regulation.PolicyFile;
import hotline.replay.HtmlReport;
import hotline.replay.Replay;
import hotline.replay.ReplayFigures;
import hotline.replay.TextReport;
import hotline.server.opening.CommandFailed;
import hotline.support.Running;
import hotline.support.ServerSetup;
import hotline.support.Servers;
import hotline.support.TestServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code hotline policy replay}, from errors of its command line to its output. */
class PolicyReplayCommandTest {
    private static final Instant WEDNESDAY_AFTERNOON = Instant.parse("2026-09-16T07:20:00Z");
    private static final Period AUGUST = new Period(LocalDate.of(2026, 8, 1), LocalDate.of(2026, 8, 31));
    private static final String STRICTER = """
            extends: freight-network
            id: freight-network
            version: stricter
            limits:
              - {types: [service-attitude], working-days: 2}
              - {severities: [minor], working-days: 1}
              - {severities: [moderate], working-days: 1}
              - {severities: [severe], working-days: 1}
            """;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({
        "--from 2026-08-01 --to august, --to: “august” is no day; write it as 2026-01-31",
        "--from 2026-08-02 --to 2026-08-01, --to: 2026-08-01 lies before 2026-08-02",
        "--from 2024-08-02 --to 2026-08-01, a period has 1 to 400 days",
        "--from 2026-08-02, Missing required option: '--to=DAY'",
    })
    void a_wrong_command_line_is_answered_with_the_right_form(String period, String message) {
        assertThat(run("policy replay freight-network " + period + " --data " + folder.resolve("data")))
                .isEqualTo(2);
        assertThat(err.toString()).contains(message);
        assertThat(folder.resolve("data")).doesNotExist();
    }

    @Test
    void a_bad_policy_is_reported_with_lines_before_anything_starts() throws IOException {
        var file = Files.writeString(folder.resolve("bad.yaml"), STRICTER + "ladders: {}\n");
        assertThat(run("policy replay " + file + " --from 2026-08-01 --to 2026-08-31 --data " + folder.resolve("data")))
                .isEqualTo(1);
        assertThat(err.toString()).startsWith(file + ":9:1: ");
        assertThat(folder.resolve("data")).doesNotExist();
    }

    @Test
    void a_database_without_such_a_policy_is_reported() {
        assertThat(run("policy replay freight-network --from 2026-08-01 --to 2026-08-31 --data "
                        + folder.resolve("data")))
                .isEqualTo(1);
        assertThat(err.toString()).contains("no policy of the line of business freight was ever installed here");
    }

    @Test
    void table_and_report_hold_the_figures(@Running Servers servers) throws IOException {
        var file = PolicyFile.read(
                Files.writeString(folder.resolve("stricter.yaml"), STRICTER).toString());
        var server = servers.start(ServerSetup.usual().at(WEDNESDAY_AFTERNOON).withDemo(new Scale(400, 5)));
        var figures = replay(server, file, AUGUST);
        var table = TextReport.of(figures);
        assertThat(table.get(0))
                .startsWith("freight-network stricter, ")
                .endsWith("open between 2026-08-01 and 2026-08-31");
        var all = figures.total();
        assertThat(all.after().breaches()).isGreaterThan(all.before().breaches());
        assertThat(table)
                .anySatisfy(line -> assertThat(line.split("\\s{2,}"))
                        .startsWith(
                                "all",
                                String.valueOf(all.before().breaches()),
                                String.valueOf(all.after().breaches()),
                                "+" + (all.after().breaches() - all.before().breaches())))
                .anySatisfy(line -> assertThat(line)
                        .contains(figures.newlyBreached().examples().get(0)));
        assertThat(table.stream().filter(line -> line.contains("%") && line.startsWith("  ")))
                .as("the columns of every row end in the same place")
                .extracting(line -> line.indexOf('%'))
                .hasSizeGreaterThan(10)
                .allMatch(at -> at
                        == table.stream()
                                .filter(line -> line.startsWith("all "))
                                .findFirst()
                                .orElseThrow()
                                .indexOf('%'));

        var report = HtmlReport.of(figures, file.policy().zone());
        assertThat(report)
                .contains(
                        "\"version\":\"stricter\"",
                        "\"breaches\":" + all.after().breaches())
                .contains(
                        "\"examples\":[\"" + figures.newlyBreached().examples().get(0))
                .contains("按时办结率", "Closed in time")
                .doesNotContainPattern("(src|href)\\s*=\\s*[\"']?(https?:)?//")
                .doesNotContainPattern("@import|\\bfetch\\(|XMLHttpRequest|import\\s*\\(|from\\s*[\"']\\S+\\.js[\"']");
    }

    @Test
    void a_period_without_open_complaints_is_refused(@Running TestServer server) {
        var file = PolicyFile.read(PolicyFile.FREIGHT_NETWORK);
        assertThatThrownBy(() -> replay(server, file, AUGUST))
                .isInstanceOf(CommandFailed.class)
                .hasMessage("there is nothing to replay: no complaint of freight was open between 2026-08-01 and"
                        + " 2026-08-31");
    }

    private static ReplayFigures replay(TestServer server, PolicyFile file, Period period) {
        var progress = new Counting();
        var figures = await(PolicyReplayCommand.replay(
                server.vertx(), server.connections(), file.policy(), "freight", period, WEDNESDAY_AFTERNOON, progress));
        assertThat(progress.toDo).as("announced once").hasSize(1).first().isEqualTo(figures.complaints());
        assertThat(progress.done).as("nothing is done twice, nothing left out").hasValue(figures.complaints());
        return figures;
    }

    /** The announced number of steps, and the number done. */
    private static final class Counting implements Replay.Progress {
        private final Queue<Long> toDo = new ConcurrentLinkedQueue<>();
        private final AtomicLong done = new AtomicLong();

        @Override
        public void begun(long complaints) {
            toDo.add(complaints);
        }

        @Override
        public void done(long more) {
            assertThat(done.addAndGet(more)).isLessThanOrEqualTo(toDo.element());
        }
    }

    private int run(String commandLine) {
        return Hotline.commandLine()
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(commandLine.split(" "));
    }
}
