package hotline.support;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestPlan;

/**
 * The start of the clocks of test servers that set no other moment: the start of the run, or the value of
 * {@code -Dhotline.test.now=2027-01-15T02:00:00Z}. No test may depend on it. Tests tagged {@code dates} run at each of several moments
 * that are given with commas between them, as {@code .ci/run} does with awkward ones. Printed at the start, so that a run can be repeated.
 */
public final class TestMoment implements TestExecutionListener {
    private static final String PROPERTY = "hotline.test.now";
    private static final List<Instant> MOMENTS = Optional.ofNullable(System.getProperty(PROPERTY))
            .filter(set -> !set.isBlank())
            .map(set -> Stream.of(set.split(",", -1)).map(Instant::parse).toList())
            .orElseGet(() -> List.of(Instant.now().truncatedTo(ChronoUnit.SECONDS)));

    private static final AtomicBoolean PRINTED = new AtomicBoolean();

    public static Instant now() {
        return MOMENTS.get(0);
    }

    public static List<Instant> all() {
        return MOMENTS;
    }

    /** Each class may be a separate test plan. */
    @Override
    public void testPlanExecutionStarted(TestPlan plan) {
        if (!PRINTED.getAndSet(true)) {
            System.out.println("Clocks of test servers start at -D" + PROPERTY + "="
                    + MOMENTS.stream().map(Instant::toString).collect(Collectors.joining(",")));
        }
    }
}
