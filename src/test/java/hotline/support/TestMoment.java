package hotline.support;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestPlan;

/**
 * The moment at which the clocks of test servers start that are set to no moment of their own: the start of the run, or
 * what {@code -Dhotline.test.now=2027-01-15T02:00:00Z} says. No test may depend on it; {@code .ci/run} tries the awkward
 * ones. Told at the start, so that a run can be repeated as it was.
 */
public final class TestMoment implements TestExecutionListener {
    private static final String PROPERTY = "hotline.test.now";
    private static final Instant MOMENT = Optional.ofNullable(System.getProperty(PROPERTY))
            .filter(set -> !set.isBlank())
            .map(Instant::parse)
            .orElseGet(() -> Instant.now().truncatedTo(ChronoUnit.SECONDS));

    private static final AtomicBoolean TOLD = new AtomicBoolean();

    public static Instant now() {
        return MOMENT;
    }

    /** Each class may be a plan of its own. */
    @Override
    public void testPlanExecutionStarted(TestPlan plan) {
        if (!TOLD.getAndSet(true)) {
            System.out.println("Clocks of test servers start at -D" + PROPERTY + "=" + MOMENT);
        }
    }
}
