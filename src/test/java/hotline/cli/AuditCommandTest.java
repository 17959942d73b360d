package hotline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import hotline.support.CommandRun;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Recorded looks from the command line; {@code CommandsBesideTheServerTest} has some to show. */
@Tag("K8")
class AuditCommandTest {
    @TempDir
    private Path data;

    private CommandRun looks(String... asked) {
        var arguments = new ArrayList<>(List.of("audit", "looks", "--data", data.toString()));
        arguments.addAll(List.of(asked));
        return CommandRun.of("", arguments.toArray(String[]::new));
    }

    @Test
    void before_the_first_start_there_is_no_account_to_audit() {
        var none = looks("--login", "w.fang", "--from", "2026-09-01");
        assertThat(none.exitCode()).isEqualTo(1);
        assertThat(none.err()).contains("there is no account with the login w.fang");
    }

    @Test
    void a_wrong_command_line_is_reported_before_anything_starts() {
        assertThat(wrong()).contains("--number").contains("--login");
        assertThat(wrong("--number", "202609-000001", "--login", "w.fang")).contains("mutually exclusive");
        assertThat(wrong("--login", "w.fang", "--limit", "1001")).contains("--limit: must be from 1 to 1000");
        assertThat(wrong("--login", "w.fang", "--from", "yesterday"))
                .contains("--from: “yesterday” is no timestamp")
                .contains("2026-09-25");
        assertThat(wrong("--login", "w.fang", "--to", "2026-09-25T08:00:00")).contains("has no offset");
        assertThat(wrong("--login", "w.fang", "--to", "9999-01-01")).contains("outside the years");
        assertThat(data).isEmptyDirectory();
    }

    private String wrong(String... asked) {
        var run = looks(asked);
        assertThat(run.exitCode()).isEqualTo(2);
        return run.err();
    }
}
