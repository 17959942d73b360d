package hotline.server;

import hotline.identity.Duty;
import hotline.identity.NewPerson;
import hotline.identity.People;
import hotline.identity.Post;
import hotline.identity.Role;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * People to try the hotline with: eight agents in five departments, two supervisors, an administrator, an analyst and three branches,
 * one password for all.
 */
public final class DemoAccounts {
    private static final List<String> AGENTS = List.of("王芳", "李伟", "张敏", "刘洋", "陈静", "杨磊", "赵雪", "周杰");
    private static final List<Post> POSTS = List.of(
            Post.in("customer-service"),
            Post.in("customer-service"),
            Post.in("customer-service"),
            head("claims"),
            head("operations"),
            head("branch-network"),
            head("finance"),
            head("customer-service"));
    private static final List<String> BRANCHES = List.of("上海虹桥网点", "广州白云网点", "成都武侯网点");

    /** Public, as a demo's password is. */
    public static final String PASSWORD = "try-the-hotline";

    private DemoAccounts() {}

    public static List<NewPerson> all() {
        var people = new ArrayList<NewPerson>();
        for (int i = 0; i < AGENTS.size(); i++) {
            people.add(new NewPerson(
                    "agent" + (i + 1), AGENTS.get(i), Role.AGENT, Optional.empty(), Optional.of(POSTS.get(i))));
        }
        var watching = new Post("customer-service", Optional.of(Duty.SUPERVISOR));
        people.add(new NewPerson("supervisor1", "孙丽", Role.SUPERVISOR, Optional.empty(), Optional.of(watching)));
        people.add(new NewPerson(
                "supervisor2", "郑国华", Role.SUPERVISOR, Optional.empty(), Optional.of(head("head-office"))));
        people.add(new NewPerson("admin1", "吴强", Role.ADMIN, Optional.empty(), Optional.empty()));
        people.add(new NewPerson("analyst1", "何静", Role.ANALYST, Optional.empty(), Optional.empty()));
        for (int i = 0; i < BRANCHES.size(); i++) {
            var branch = BRANCHES.get(i);
            people.add(new NewPerson("branch" + (i + 1), branch, Role.BRANCH, Optional.of(branch), Optional.empty()));
        }
        return people;
    }

    private static Post head(String department) {
        return new Post(department, Optional.of(Duty.HEAD));
    }

    /**
     * Only in a database without people: an account of the same name may belong to a real person.
     *
     * @return whether the demo accounts are there, made now or at an earlier start
     */
    static Future<Boolean> createWhereNobodyIs(People people) {
        return people.all().compose(there -> {
            if (there.isEmpty()) {
                return people.hash(PASSWORD)
                        .compose(hash -> Future.all(all().stream()
                                .map(person -> people.addHashed(person, hash))
                                .toList()))
                        .map(true);
            }
            var first = all().get(0);
            return Future.succeededFuture(there.stream()
                    .anyMatch(one -> one.person().login().equals(first.login())
                            && one.person().name().equals(first.name())));
        });
    }
}
