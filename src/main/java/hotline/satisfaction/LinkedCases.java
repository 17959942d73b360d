package hotline.satisfaction;

import io.vertx.core.Future;
import java.util.List;

/** Files linked cases (P7). */
public interface LinkedCases {

    /**
     * Files one complaint per case, linked to its original, and appends {@code linked} to both logs. Runs after the
     * transaction that made the cases owed has committed, and may run again for any of them, at the same time too: a key
     * that was filed before is not filed again but answered with the number it got.
     *
     * @return the numbers of the new complaints, in the order of the cases
     */
    Future<List<String>> open(List<LinkedCase> cases);
}
