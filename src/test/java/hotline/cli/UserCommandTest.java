package hotline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import hotline.database.embedded.EmbeddedDatabases;
import hotline.database.embedded.MemoryDisk;
import hotline.support.CommandRun;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Accounts from the command line. */
class UserCommandTest {
    @TempDir(factory = MemoryDisk.class)
    private Path data;

    private CommandRun add(String login, String password, String... more) {
        var arguments = new ArrayList<>(List.of(
                "user", "add", "--login", login, "--name", "王芳", "--password-stdin", "--data", data.toString()));
        arguments.addAll(List.of(more));
        return CommandRun.of(password + "\n", arguments.toArray(String[]::new));
    }

    @Test
    void people_are_added_listed_and_disabled() throws IOException {
        EmbeddedDatabases.linkPrograms(data);
        assertThat(add("w.fang", "correct-horse-battery", "--role", "agent").exitCode())
                .isZero();

        var again = add("w.fang", "correct-horse-battery", "--role", "agent");
        assertThat(again.exitCode()).isEqualTo(1);
        assertThat(again.err()).contains("there is an account with the login w.fang already");

        var weak = add("l.wei", "1234567890", "--role", "agent");
        assertThat(weak.exitCode()).isEqualTo(1);
        assertThat(weak.err()).contains("no row of neighbours");

        assertThat(CommandRun.of("", "user", "disable", "--login", "w.fang", "--data", data.toString())
                        .exitCode())
                .isZero();
        assertThat(CommandRun.of("", "user", "list", "--data", data.toString()).out())
                .contains("w.fang\tagent\tdisabled\t王芳");
    }

    @Test
    @Tag("S2")
    void a_new_password_obeys_the_rules_and_an_account_is_opened_again() throws IOException {
        EmbeddedDatabases.linkPrograms(data);
        add("w.fang", "correct-horse-battery", "--role", "agent", "--department", "claims", "--duty", "head");

        var weak = password("w.fang", "1234567890");
        assertThat(weak.exitCode()).isEqualTo(1);
        assertThat(weak.err()).contains("no row of neighbours");
        var unreadable = password("w.fang", "correct-\uFFFD\uFFFD-battery");
        assertThat(unreadable.exitCode()).isEqualTo(2);
        assertThat(unreadable.err()).contains("could not be read").contains("UTF-8");
        assertThat(password("w.fang", "another-horse-battery").exitCode()).isZero();
        var nobody = password("nobody", "another-horse-battery");
        assertThat(nobody.exitCode()).isEqualTo(1);
        assertThat(nobody.err()).contains("there is no account with the login nobody");

        CommandRun.of("", "user", "disable", "--login", "w.fang", "--data", data.toString());
        add("l.wei", "correct-horse-battery", "--role", "agent", "--department", "claims", "--duty", "head");
        var taken = CommandRun.of("", "user", "enable", "--login", "w.fang", "--data", data.toString());
        assertThat(taken.exitCode()).isEqualTo(1);
        assertThat(taken.err()).contains("the department claims has its head already: l.wei");
        assign("l.wei");
        assertThat(CommandRun.of("", "user", "enable", "--login", "w.fang", "--data", data.toString())
                        .out())
                .contains("Enabled w.fang");
    }

    private CommandRun password(String login, String password) {
        return CommandRun.of(
                password + "\n", "user", "password", "--login", login, "--password-stdin", "--data", data.toString());
    }

    @Test
    void people_are_assigned_to_departments_and_each_duty_has_one_person() throws IOException {
        EmbeddedDatabases.linkPrograms(data);
        add("w.fang", "correct-horse-battery", "--role", "agent", "--department", "claims", "--duty", "head");
        add("l.wei", "correct-horse-battery", "--role", "agent");

        var taken = assign("l.wei", "--department", "claims", "--duty", "head");
        assertThat(taken.exitCode()).isEqualTo(1);
        assertThat(taken.err()).contains("the department claims has its head already: w.fang");
        assertThat(assign("l.wei", "--department", "claims", "--duty", "supervisor")
                        .out())
                .contains("l.wei works in claims as its supervisor");
        assertThat(assign("w.fang").out()).contains("w.fang works in no department");

        assertThat(CommandRun.of("", "user", "list", "--data", data.toString()).out())
                .contains("l.wei\tagent\tenabled\t王芳\t\tclaims\tsupervisor")
                .contains("w.fang\tagent\tenabled\t王芳\t\t\t");
    }

    private CommandRun assign(String login, String... more) {
        var arguments = new ArrayList<>(List.of("user", "assign", "--login", login, "--data", data.toString()));
        arguments.addAll(List.of(more));
        return CommandRun.of("", arguments.toArray(String[]::new));
    }

    @Test
    void a_wrong_command_line_is_reported_before_anything_starts() {
        var role = add("w.fang", "correct-horse-battery", "--role", "boss");
        assertThat(role.exitCode()).isEqualTo(2);
        assertThat(role.err()).contains("agent, supervisor, admin, branch");
        var branch = add("w.fang", "correct-horse-battery", "--role", "branch");
        assertThat(branch.exitCode()).isEqualTo(2);
        assertThat(branch.err()).contains("branch accounts have a branch");
        var duty = add("w.fang", "correct-horse-battery", "--role", "agent", "--duty", "head");
        assertThat(duty.exitCode()).isEqualTo(2);
        assertThat(duty.err()).contains("say with --department where it is");
        var admin = add("w.fang", "correct-horse-battery", "--role", "admin", "--department", "claims");
        assertThat(admin.exitCode()).isEqualTo(2);
        assertThat(admin.err()).contains("only agents and supervisors work in a department");
        assertThat(data).isEmptyDirectory();
    }
}
