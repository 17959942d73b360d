package hotline.support;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestPlan;

/**
 * The start of the clocks of test servers that set no other moment: the start of the run, or the value of
 * {@code -Dhotline.test.now=2027-01-15T02:00:00Z}. No test may depend on it; {@code .ci/run} tries the awkward ones.
 * Printed at the start, so that a run can be repeated.
 */
public final class TestMoment implements TestExecutionListener {
    private static final String PROPERTY = "hotline.test.now";
    private static final Instant MOMENT = Optional.ofNullable(System.getProperty(PROPERTY))
            .filter(set -> !set.isBlank())
            .map(Instant::parse)
            .orElseGet(() -> Instant.now().truncatedTo(ChronoUnit.SECONDS));

    private static final AtomicBoolean PRINTED = new AtomicBoolean();

    public static Instant now() {
        return MOMENT;
    }

    /** Each class may be a separate test plan. */
    @Override
    public void testPlanExecutionStarted(TestPlan plan) {
        if (!PRINTED.getAndSet(true)) {
            System.out.println("Clocks of test servers start at -D" + PROPERTY + "=" + MOMENT);
        }
    }
}
