package hotline.satisfaction;

import io.vertx.core.Future;
import java.util.List;

/** Files linked cases (P7). */
public interface LinkedCases {

    /**
     * Files one complaint per case, linked to its original, and appends {@code linked} to both logs. Runs after the
     * transaction that promised the cases has committed, and may run again for any of them, even at the same time: a
     * key that was filed before is not filed again but answered with its number.
     *
     * @return the numbers of the new complaints, in the order of the cases
     */
    Future<List<String>> open(List<LinkedCase> cases);
}
