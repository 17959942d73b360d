package hotline.server;

import hotline.identity.NewPerson;
import hotline.identity.People;
import hotline.identity.Role;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** People to try the hotline with: eight agents, a supervisor, an administrator and three branches, one password for all. */
public final class DemoAccounts {
    private static final List<String> AGENTS = List.of("王芳", "李伟", "张敏", "刘洋", "陈静", "杨磊", "赵雪", "周杰");
    private static final List<String> BRANCHES = List.of("上海虹桥网点", "广州白云网点", "成都武侯网点");

    /** Known to everybody, as a demo's is. */
    public static final String PASSWORD = "try-the-hotline";

    private DemoAccounts() {}

    public static List<NewPerson> all() {
        var people = new ArrayList<NewPerson>();
        for (int i = 0; i < AGENTS.size(); i++) {
            people.add(new NewPerson("agent" + (i + 1), AGENTS.get(i), Role.AGENT, Optional.empty()));
        }
        people.add(new NewPerson("supervisor1", "孙丽", Role.SUPERVISOR, Optional.empty()));
        people.add(new NewPerson("admin1", "吴强", Role.ADMIN, Optional.empty()));
        for (int i = 0; i < BRANCHES.size(); i++) {
            var branch = BRANCHES.get(i);
            people.add(new NewPerson("branch" + (i + 1), branch, Role.BRANCH, Optional.of(branch)));
        }
        return people;
    }

    /**
     * Only in a database without people: an account of the same name may be somebody's own.
     *
     * @return whether the demo accounts are there, made now or at an earlier start
     */
    static Future<Boolean> createWhereNobodyIs(People people) {
        return people.all().compose(there -> {
            if (there.isEmpty()) {
                return people.addAll(all(), PASSWORD).map(true);
            }
            var first = all().get(0);
            return Future.succeededFuture(there.stream()
                    .anyMatch(one -> one.person().login().equals(first.login())
                            && one.person().name().equals(first.name())));
        });
    }
}
