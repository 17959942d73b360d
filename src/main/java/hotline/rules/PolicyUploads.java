package hotline.rules;

import hotline.failure.Failure;
import hotline.policy.Policy;
import hotline.policy.PolicyVersion;
import hotline.policy.reading.PolicyInvalid;
import hotline.policy.reading.PolicySource;
import hotline.policy.reading.PolicyText;
import hotline.rules.PolicyInstallation.Installed;
import hotline.sla.CalendarVersion;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Policies that administrators upload while the server runs. */
public final class PolicyUploads {
    private static final Logger LOG = LoggerFactory.getLogger(PolicyUploads.class);
    private static final String NAME = "the policy";
    /** A policy takes a second at most; others may be waiting in front of it. */
    private static final Duration LONGEST_READING = Duration.ofSeconds(15);

    private final WorkerExecutor reader;
    private final Rules rules;
    private final PolicyInstallation installation;
    private final PolicySource.Bases bases;
    private final InstantSource clock;

    /** @param bases policies that an uploaded one may extend */
    public PolicyUploads(
            Vertx vertx, Rules rules, PolicyInstallation installation, PolicySource.Bases bases, InstantSource clock) {
        this.rules = rules;
        this.installation = installation;
        this.bases = bases;
        this.clock = clock;
        this.reader = vertx.createSharedWorkerExecutor("policies", 1);
    }

    /**
     * A policy that may be put in force.
     *
     * @param inForce the policy it would replace; empty: its line of business is new
     * @param changes empty for a new line of business
     */
    public record Proposed(WrittenPolicy written, Optional<PolicyVersion> inForce, Optional<PolicyComparison> changes) {
        public Policy policy() {
            return written.policy();
        }
    }

    /** The policy put in force, and the one before. */
    public record Uploaded(Proposed proposed, Installed installed) {}

    /**
     * One to try out, which need not be fit to be put in force. Fails with {@link Failure.Invalid} and all mistakes.
     */
    public Future<WrittenPolicy> read(String yaml) {
        return read(yaml, written -> calendar(written.policy()));
    }

    /** Fails with {@link Failure.Invalid} and all mistakes. Nothing is stored. */
    public Future<Proposed> propose(String yaml) {
        return read(yaml, written -> check(written.policy()))
                .compose(written -> reader.executeBlocking(() -> {
                    var inForce = rules.policies().inForce(written.policy().lineOfBusiness());
                    var changes = inForce.map(now -> PolicyComparison.of(now.policy(), written.policy()));
                    return new Proposed(written, inForce, changes);
                }));
    }

    /** One at a time, on a separate thread; ends with a rehearsal. */
    private Future<WrittenPolicy> read(String yaml, Consumer<WrittenPolicy> check) {
        return rules.learn()
                .compose(learnt -> reader.executeBlocking(() -> {
                    var written = written(yaml);
                    check.accept(written);
                    PolicyRehearsal.of(written, rules.deadlines().of(written.policy()), clock.instant());
                    return written;
                }))
                .timeout(LONGEST_READING.toMillis(), TimeUnit.MILLISECONDS)
                .recover(failed -> Future.failedFuture(
                        failed instanceof TimeoutException
                                ? new Failure.Busy("policies are being read that take long; try again", LONGEST_READING)
                                : failed));
    }

    /** In force for new complaints on every node once it completes. */
    public Future<Uploaded> install(String yaml, long person, String login) {
        return propose(yaml).compose(proposed -> installation
                .install(proposed.written(), Optional.of(person))
                .compose(installed -> rules.learn().map(learnt -> {
                    LOG.info(
                            "{} put policy version {} ({} {}) in force for {}{}",
                            login,
                            installed.version(),
                            proposed.policy().id(),
                            proposed.policy().version(),
                            proposed.policy().lineOfBusiness(),
                            installed.changed() ? "" : ", where it was already");
                    return new Uploaded(proposed, installed);
                })));
    }

    private WrittenPolicy written(String yaml) {
        try {
            return WrittenPolicy.read(NAME, PolicySource.of(new PolicyText(NAME, yaml), bases));
        } catch (PolicyInvalid invalid) {
            throw Refusal.of(invalid, NAME);
        }
    }

    /** An offset that earlier versions accepted may be replaced by a place where clocks show the same. */
    private boolean keepsDays(ZoneId before, ZoneId after) {
        var now = clock.instant();
        return before.equals(after)
                || (before.getRules().isFixedOffset()
                        && after.getRules().nextTransition(now) == null
                        && after.getRules()
                                .getOffset(now)
                                .equals(before.getRules().getOffset(now)));
    }

    private CalendarVersion calendar(Policy policy) {
        return rules.deadlines()
                .latest(policy.calendar())
                .orElseThrow(() -> Failure.Invalid.field("/calendar", "is not installed; upload it first"));
    }

    private void check(Policy policy) {
        var calendar = calendar(policy);
        int year = clock.instant().atZone(policy.zone()).getYear();
        if (!calendar.holidays().years().contains(year)) {
            throw Failure.Invalid.field("/calendar", "does not know the current year " + year);
        }
        var ofServer = rules.policies().inForce().policy();
        if (policy.lineOfBusiness().equals(ofServer.lineOfBusiness()) && !keepsDays(ofServer.zone(), policy.zone())) {
            throw Failure.Invalid.field(
                    "/time-zone",
                    "figures are kept by days in " + ofServer.zone() + "; this line of business can't leave it");
        }
        boolean isTaken = rules.policies().all().stream()
                .map(PolicyVersion::policy)
                .anyMatch(known -> known.id().equals(policy.id())
                        && known.version().equals(policy.version())
                        && !known.digest().equals(policy.digest()));
        if (isTaken) {
            throw Failure.Invalid.field(
                    "/version",
                    policy.id() + " " + policy.version() + " is installed with another text; give this one a version"
                            + " of its own");
        }
    }
}
