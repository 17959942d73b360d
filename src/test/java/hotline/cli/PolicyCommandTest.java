package hotline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import hotline.Hotline;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class PolicyCommandTest {
    private static final String DUE = "policy due freight-network --severity ";

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"freight-network", "freight-network.yaml", "policies/freight-network.yaml"})
    void a_shipped_policy_is_found_by_name(String name) {
        assertThat(run("policy check " + name)).isZero();
        assertThat(out.toString())
                .startsWith("ok: freight-network 1.0, 货运网络客服")
                .contains("limit: service-attitude, every severity: working-days 2")
                .contains("hours: 09:00-12:00, 13:30-18:00 Asia/Shanghai");
    }

    @ParameterizedTest
    @ValueSource(strings = {"freight-network", "manufacturer", "key-accounts", "dealer-network"})
    void every_shipped_policy_can_be_run_and_tried_out(String name) {
        assertThat(run("policy check " + name)).isZero();
        assertThat(out.toString()).startsWith("ok: " + name + " ");
        assertThat(run("policy due " + name + " --severity minor --received 2026-09-25T16:00:00+08:00"))
                .isZero();
        assertThat(out.toString()).contains("\"due\":\"2026-");
    }

    @Test
    void check_describes_departments_and_escalation_in_words() {
        assertThat(run("policy check dealer-network")).isZero();
        assertThat(out.toString().lines())
                .contains(
                        "department: dealer-relations, holds what comes in",
                        "department: logistics, holds supply, within working-days 2",
                        "limit: disputes, severe: working-days 10",
                        "first response: every type, every severity: same-day",
                        "callback: within working-days 2",
                        "pauses: dealers-documents, returned-goods, joint-audit",
                        "extensions: 2 at most, of up to working-days 5",
                        "rung: major-complaint: report to head, handling at its start, severity severe, urgent",
                        "rung: soon-due: reminder to holder, handling at 75 % of its limit",
                        "rung: closed-late: inquiry to department, handling ended late, answer within working-days 3",
                        "quiet hours: 00:00-08:00, 20:00-24:00",
                        "digest: beyond 10 notices in 120 minutes");
        assertThat(run("policy check manufacturer")).isZero();
        assertThat(out.toString().lines())
                .contains(
                        "limit: every type, every severity, market foreign: calendar-days 17",
                        "stage: investigation, quality: calendar-days 3",
                        "rung: stage-soon-due: reminder to holder, stage working-minutes 120 before due",
                        "rung: stage-expediting: expediting to department, stage when due, answer within working-days 1");
    }

    @ParameterizedTest
    @CsvSource({
        "manufacturer, --market domestic, 2026-10-09T00:00:00+08:00",
        "manufacturer, --market foreign, 2026-10-13T00:00:00+08:00",
        "manufacturer, --market foreign --channel website --type quality, 2026-10-13T00:00:00+08:00",
        "dealer-network, --type supply --channel portal, 2026-09-29T18:00:00+08:00",
        "dealer-network, --type disputes, 2026-10-15T18:00:00+08:00",
        "key-accounts, --channel hotline, 2026-10-09T18:00:00+08:00",
    })
    void due_follows_channel_and_market(String policy, String codes, String due) {
        assertThat(run("policy due " + policy + " --severity severe " + codes
                        + " --received 2026-09-25T16:00:00+08:00"))
                .isZero();
        assertThat(out.toString()).contains("\"due\":\"" + due + "\"");
    }

    @Test
    void a_rule_for_one_channel_decides_for_that_channel_alone() throws IOException {
        var file = Files.writeString(folder.resolve("ours.yaml"), """
                extends: freight-network
                id: ours
                version: "1"
                limits:
                  - {channels: [chat], working-minutes: 60}
                  - working-days: 1
                """);
        var due = "policy due " + file + " --severity minor --received 2026-11-23T10:00:00+08:00";
        assertThat(run(due + " --channel chat")).isZero();
        assertThat(out.toString()).contains("\"due\":\"2026-11-23T11:00:00+08:00\"");
        assertThat(run(due)).isZero();
        assertThat(out.toString()).contains("\"due\":\"2026-11-24T18:00:00+08:00\"");
    }

    @Test
    void a_file_takes_precedence_over_a_shipped_policy() throws IOException {
        var file = Files.writeString(folder.resolve("freight-network.yaml"), "id: mine\n");
        assertThat(run("policy check " + file)).isEqualTo(1);
        assertThat(err.toString().lines())
                .contains(file + ":1:1: “name” is missing")
                .allMatch(line -> line.startsWith(file + ":1:"));
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void a_missing_file_is_reported_with_the_shipped_names() {
        assertThat(run("policy check nowhere.yaml")).isEqualTo(1);
        assertThat(err)
                .hasToString("nowhere.yaml: there is no such file; shipped policies are freight-network, manufacturer,"
                        + " key-accounts, dealer-network\n");
    }

    @Test
    void years_without_published_days_are_named_as_provisional() {
        assertThat(check("2025-12-31T15:59:59Z")).isZero();
        assertThat(err.toString()).isEmpty();
        assertThat(check("2026-06-01T00:00:00Z")).isZero();
        assertThat(err.toString()).startsWith("warning: the calendar cn does not know 2027 yet");
        // It is 2027 in China already.
        assertThat(check("2026-12-31T16:00:00Z")).isZero();
        assertThat(err.toString())
                .startsWith("warning: the calendar cn does not know 2027 and 2028 yet")
                .contains("are provisional", "holidays that are law");
    }

    @Test
    void due_prints_one_object() {
        assertThat(run(DUE + "severe --received 2026-09-25T16:00:00+08:00")).isZero();
        assertThat(out)
                .hasToString("{\"received\":\"2026-09-25T16:00:00+08:00\",\"due\":\"2026-10-12T18:00:00+08:00\","
                        + "\"calendar\":\"cn\"}\n");
    }

    @ParameterizedTest
    @CsvSource({
        "severe --type delay, 2026-10-12T18:00:00+08:00",
        "moderate --type delay --subtype transfer, 2026-09-30T18:00:00+08:00",
        "severe --type service-attitude, 2026-09-29T18:00:00+08:00",
    })
    void due_follows_type_and_severity_and_prints_in_the_policys_zone(String codes, String due) {
        assertThat(run(DUE + codes + " --received 2026-09-25T03:00:00-05:00")).isZero();
        assertThat(out.toString())
                .contains("\"received\":\"2026-09-25T16:00:00+08:00\"")
                .contains("\"due\":\"" + due + "\"");
    }

    @Test
    void a_deadline_in_an_unknown_year_carries_a_warning() {
        assertThat(run(DUE + "severe --received 2026-12-31T10:00:00+08:00")).isZero();
        assertThat(out.toString())
                .contains(
                        "\"warning\":\"the calendar cn does not know 2027 yet: only weekends and the holidays that are law");
    }

    @ParameterizedTest
    @CsvSource({
        "grave --received 2026-09-25T16:00:00Z, --severity: “grave” is unknown; known are minor",
        "minor --type cargo --received 2026-09-25T16:00:00Z, --type: “cargo” is unknown; known are cargo-damage",
        "minor --type price --subtype tax --received 2026-09-25T16:00:00Z, --subtype: “tax” is unknown; known are none",
        "minor --channel mail --received 2026-09-25T16:00:00Z, --channel: “mail” is unknown; known are hotline",
        "minor --market abroad --received 2026-09-25T16:00:00Z, --market: “abroad” is unknown; known are domestic",
        "minor --subtype tax --received 2026-09-25T16:00:00Z, --subtype needs --type",
        "minor --received 2026-09-25T16:00:00, “2026-09-25T16:00:00” has no offset",
        "minor --received yesterday, “yesterday” is no timestamp; write it as 2026-09-25T16:00:00+08:00",
    })
    void a_wrong_command_line_is_answered_with_the_right_form(String codes, String message) {
        assertThat(run(DUE + codes)).isEqualTo(2);
        assertThat(err.toString()).contains(message);
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void lines_are_answered_one_by_one_and_bad_ones_by_number() {
        var in = System.in;
        System.setIn(new ByteArrayInputStream(
                "2026-09-25T08:00:00Z\n2026-09-25\n\n2026-09-25T16:00:00+0800\r\n".getBytes(StandardCharsets.UTF_8)));
        try {
            assertThat(run(DUE + "minor")).isEqualTo(1);
        } finally {
            System.setIn(in);
        }
        var good =
                "{\"received\":\"2026-09-25T16:00:00+08:00\",\"due\":\"2026-09-28T18:00:00+08:00\",\"calendar\":\"cn\"}";
        assertThat(out.toString().lines().toList()).hasSize(4).satisfies(lines -> {
            assertThat(lines.get(0)).isEqualTo(good);
            assertThat(lines.get(1)).startsWith("{\"line\":2,\"error\":\"“2026-09-25” is no timestamp");
            assertThat(lines.get(2)).startsWith("{\"line\":3,\"error\":");
            assertThat(lines.get(3)).isEqualTo(good);
        });
    }

    @Test
    void help_and_version_explain_themselves() {
        assertThat(run("--help")).isZero();
        assertThat(out.toString()).contains("policy  ", "Exit codes");
        assertThat(run("policy due --help")).isZero();
        assertThat(out.toString()).contains("--received", "Example:");
        assertThat(run("--version")).isZero();
        assertThat(out.toString()).startsWith("hotline ").contains("Java ");
        assertThat(run("policy")).isEqualTo(2);
        assertThat(err.toString()).contains("Missing required subcommand", "hotline policy --help");
    }

    private int check(String now) {
        var command = new PolicyCheckCommand(InstantSource.fixed(Instant.parse(now)));
        var hotline = Hotline.commandLine();
        var check = new CommandLine(command).setExecutionExceptionHandler(hotline.getExecutionExceptionHandler());
        return execute(check, "freight-network");
    }

    private int run(String arguments) {
        return execute(Hotline.commandLine(), arguments.split(" "));
    }

    private int execute(CommandLine commands, String... arguments) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        return commands.setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }
}
