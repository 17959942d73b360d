package hotline.measures.facts;

import hotline.log.reading.LogPosition;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a node remembers from one batch to the next, so that it need not read it again. It holds only as long as this node
 * has written all that was counted: after the batch of another node, or one that was rolled back, it is empty.
 */
final class FactMemory {
    private static final int MOST_CASES = 20_000;

    /** Empty while a batch is being counted: if it fails, nothing holds. */
    private Optional<LogPosition> upTo = Optional.empty();

    private final Map<Long, CaseFold> cases = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, CaseFold> eldest) {
            return size() > MOST_CASES;
        }
    };

    private final Map<Integer, Map<String, Integer>> ids = new HashMap<>();
    private final Set<YearMonth> months = new HashSet<>();

    /** To be called before each batch with the position that the reader then has. */
    void begin(LogPosition position) {
        if (upTo.filter(position::equals).isEmpty()) {
            forget();
        }
        upTo = Optional.empty();
    }

    /** If the transaction is rolled back after all, the reader will stand somewhere else at the next batch. */
    void countedUpTo(LogPosition position) {
        upTo = Optional.of(position);
    }

    private void forget() {
        cases.clear();
        ids.clear();
        months.clear();
    }

    Optional<CaseFold> caseOf(long complaint) {
        return Optional.ofNullable(cases.get(complaint));
    }

    void remember(long complaint, CaseFold fold) {
        cases.put(complaint, fold);
    }

    Map<String, Integer> idsOf(int kind) {
        return ids.computeIfAbsent(kind, first -> new HashMap<>());
    }

    Set<YearMonth> months() {
        return months;
    }
}
