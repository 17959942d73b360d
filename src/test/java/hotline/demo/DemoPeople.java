package hotline.demo;

import hotline.demo.Staff.BranchAccount;
import hotline.identity.Caller;
import hotline.identity.Duty;
import hotline.identity.NewPerson;
import hotline.identity.Role;
import hotline.server.DemoAccounts;
import hotline.support.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;

/** The demo's accounts, in a test's own database or in none. They can't sign in. */
public final class DemoPeople {
    private DemoPeople() {}

    /** Creates them unless they exist. */
    public static Staff in(TestDatabase stored) {
        return staff(person -> account(stored, person));
    }

    /** With ids from 1. */
    static Staff inNoDatabase() {
        var people = DemoAccounts.all();
        return staff(person -> 1 + people.indexOf(person));
    }

    private static Staff staff(ToLongFunction<NewPerson> idOf) {
        var handlers = new ArrayList<Caller.Staff>();
        var branches = new ArrayList<BranchAccount>();
        for (NewPerson person : DemoAccounts.all()) {
            long id = idOf.applyAsLong(person);
            if (person.role() == Role.BRANCH) {
                branches.add(new BranchAccount(id, person.branch().orElseThrow()));
            } else if (person.role().handlesComplaints()) {
                handlers.add(new Caller.Staff(
                        id, person.login(), person.name(), person.role(), person.branch(), person.post()));
            }
        }
        return new Staff(List.copyOf(handlers), List.copyOf(branches));
    }

    private static long account(TestDatabase stored, NewPerson person) {
        var post = person.post();
        return Long.parseLong(stored.value("""
                WITH made AS (
                    INSERT INTO person (login, name, role, branch, password_hash, created_at, department, duty)
                    VALUES ('%s', '%s', '%s', %s, '-', now(), %s, %s)
                    ON CONFLICT DO NOTHING
                    RETURNING id)
                SELECT id FROM made UNION ALL SELECT id FROM person WHERE login = '%s'
                """.formatted(
                        person.login(),
                        person.name(),
                        person.role().code(),
                        quoted(person.branch().orElse(null)),
                        quoted(post.map(at -> at.department()).orElse(null)),
                        quoted(post.flatMap(at -> at.duty()).map(Duty::code).orElse(null)),
                        person.login())));
    }

    private static String quoted(String value) {
        return value == null ? "NULL" : "'" + value + "'";
    }
}
