package hotline.server;

import static org.assertj.core.api.Assertions.assertThat;

import hotline.Hotline;
import java.io.ByteArrayInputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Accounts from the command line. */
class UserCommandTest {
    @TempDir
    private Path data;

    private record Run(int exitCode, String out, String err) {}

    private Run hotline(String typed, String... arguments) {
        var out = new StringWriter();
        var err = new StringWriter();
        var before = System.in;
        System.setIn(new ByteArrayInputStream(typed.getBytes(StandardCharsets.UTF_8)));
        try {
            int exitCode = Hotline.commandLine()
                    .setOut(new PrintWriter(out))
                    .setErr(new PrintWriter(err))
                    .execute(arguments);
            return new Run(exitCode, out.toString(), err.toString());
        } finally {
            System.setIn(before);
        }
    }

    private Run add(String login, String password, String... more) {
        var arguments = new ArrayList<>(List.of(
                "user", "add", "--login", login, "--name", "王芳", "--password-stdin", "--data", data.toString()));
        arguments.addAll(List.of(more));
        return hotline(password + "\n", arguments.toArray(String[]::new));
    }

    @Test
    void people_are_added_listed_and_disabled() {
        assertThat(add("w.fang", "correct-horse-battery", "--role", "agent").exitCode())
                .isZero();

        var again = add("w.fang", "correct-horse-battery", "--role", "agent");
        assertThat(again.exitCode()).isEqualTo(1);
        assertThat(again.err()).contains("there is an account with the login w.fang already");

        var weak = add("l.wei", "1234567890", "--role", "agent");
        assertThat(weak.exitCode()).isEqualTo(1);
        assertThat(weak.err()).contains("no row of neighbours");

        assertThat(hotline("", "user", "disable", "--login", "w.fang", "--data", data.toString())
                        .exitCode())
                .isZero();
        assertThat(hotline("", "user", "list", "--data", data.toString()).out())
                .contains("w.fang\tagent\tdisabled\t王芳");
    }

    @Test
    void a_wrong_command_line_is_told_before_anything_starts() {
        var role = add("w.fang", "correct-horse-battery", "--role", "boss");
        assertThat(role.exitCode()).isEqualTo(2);
        assertThat(role.err()).contains("agent, supervisor, admin, branch");
        var branch = add("w.fang", "correct-horse-battery", "--role", "branch");
        assertThat(branch.exitCode()).isEqualTo(2);
        assertThat(branch.err()).contains("branch accounts have a branch");
        assertThat(data).isEmptyDirectory();
    }
}
