package hotline.demo;

import hotline.intake.Filed;
import hotline.intake.LinkedCaseFiling;
import hotline.satisfaction.LinkedCase;
import hotline.satisfaction.LinkedCases;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Files linked cases as the server does, and remembers them, because agents must work on them too. */
final class LinkedCasesSeen implements LinkedCases {
    private final LinkedCaseFiling filing;
    private final Map<Long, Seen> seen = new ConcurrentHashMap<>();

    LinkedCasesSeen(LinkedCaseFiling filing) {
        this.filing = filing;
    }

    /** @param originalId the original complaint */
    record Seen(Filed filed, long originalId) {}

    @Override
    public Future<List<String>> open(List<LinkedCase> cases) {
        return filing.file(cases).map(filed -> {
            for (int i = 0; i < cases.size(); i++) {
                var one = filed.get(i);
                seen.put(one.id(), new Seen(one, cases.get(i).originalId()));
            }
            return filed.stream().map(Filed::number).toList();
        });
    }

    /** Takes the new ones, oldest first. */
    List<Seen> take() {
        var taken = new ArrayList<>(seen.values());
        seen.clear();
        taken.sort(Comparator.comparing(one -> one.filed().id()));
        return taken;
    }
}
