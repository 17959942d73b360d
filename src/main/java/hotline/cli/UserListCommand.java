package hotline.cli;

import hotline.identity.Duty;
import hotline.identity.People;
import hotline.identity.Post;
import hotline.server.opening.DatabaseOptions;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code hotline user list}. */
@Command(
        name = "list",
        description = "List the accounts: login, role, enabled or disabled, name, branch, department, duty.")
final class UserListCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private DatabaseOptions database;

    @Override
    public Integer call() {
        var out = spec.commandLine().getOut();
        for (People.Listed listed : UserCommand.withPeople(database, People::all)) {
            var person = listed.person();
            out.println(String.join(
                    "\t",
                    person.login(),
                    person.role().code(),
                    listed.enabled() ? "enabled" : "disabled",
                    person.name(),
                    person.branch().orElse(""),
                    person.post().map(Post::department).orElse(""),
                    person.post().flatMap(Post::duty).map(Duty::code).orElse("")));
        }
        return 0;
    }
}
