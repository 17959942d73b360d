package hotline.intake;

import hotline.classification.Judge;
import hotline.classification.Judgement;
import hotline.failure.Failure;
import hotline.policy.Policies;
import hotline.policy.PolicyVersion;
import hotline.policy.Source;
import hotline.sla.Deadline;
import hotline.sla.Deadlines;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Takes complaints in: judges type and severity, sets the limit of the policy in force, and has them written. */
public final class Intake {
    /** How long a repeated request is known again; the contract says so. */
    private static final Duration KEYS_KEPT = Duration.ofDays(7);

    private static final int MOST_WAITING = 8192;
    private static final int MOST_PER_BATCH = 512;

    private final Policies policies;
    private final Judge judge;
    private final Deadlines deadlines;
    private final InstantSource clock;
    private final IntakeStore store;
    private final IntakeWriter writer;
    private final TrackingSecret secrets = new TrackingSecret();

    public Intake(Vertx vertx, Pool pool, Policies policies, Judge judge, Deadlines deadlines, InstantSource clock) {
        this.policies = policies;
        this.judge = judge;
        this.deadlines = deadlines;
        this.clock = clock;
        this.store = new IntakeStore(pool);
        this.writer = new IntakeWriter(vertx, store, MOST_WAITING, MOST_PER_BATCH);
    }

    /** A judgement with the limit it would give. */
    public record Proposal(Judgement judgement, Deadline deadline) {}

    /** What a text would be judged if it were received now; nothing is stored. */
    public Proposal propose(String text, Optional<PersonJudgement> judged) {
        var policy = policies.inForce();
        var judgement = judged.map(Intake::byPerson).orElseGet(() -> judge.judge(text));
        return new Proposal(judgement, due(policy, judgement, now()));
    }

    /**
     * Completes after the complaint's commit. A repeated key gives the first answer; with another body it fails with
     * {@link Failure.KeyReused}.
     */
    public Future<Filed> file(ComplaintDraft draft, Optional<IdempotencyKey> key) {
        return file(draft, key, now(), null);
    }

    /** As {@link #file(ComplaintDraft, Optional)}, for what was received at another time or follows from another complaint. */
    Future<Filed> file(ComplaintDraft draft, Optional<IdempotencyKey> key, Instant receivedAt, Long linkedTo) {
        return writer.write(judged(draft, key, receivedAt, linkedTo)).map(outcome -> {
            if (outcome instanceof Outcome.Written written) {
                return written.filed();
            }
            if (outcome instanceof Outcome.Repeated repeated) {
                return repeated.filed();
            }
            throw new Failure.KeyReused("this Idempotency-Key came before with another body");
        });
    }

    /** Complaints received in the past, in the order of their receipt, written in batches of their own. */
    public Future<List<Filed>> fileAll(List<Received> received) {
        var complaints = received.stream()
                .map(one -> judged(one.draft(), Optional.empty(), one.at(), null))
                .toList();
        return store.write(complaints).map(outcomes -> outcomes.stream()
                .map(outcome -> ((Outcome.Written) outcome).filed())
                .toList());
    }

    /** A draft and when it came. */
    public record Received(ComplaintDraft draft, Instant at) {}

    /** What linked cases follow from, by id. */
    Future<Map<Long, Original>> originals(List<Long> ids) {
        return store.originals(ids);
    }

    /** Forgets idempotency keys that nobody may repeat any more. */
    public Future<Void> forgetOldKeys() {
        return store.forgetKeysBefore(now().minus(KEYS_KEPT));
    }

    public IntakeWriter writer() {
        return writer;
    }

    private NewComplaint judged(ComplaintDraft draft, Optional<IdempotencyKey> key, Instant receivedAt, Long linkedTo) {
        var version = policies.inForce();
        var numbers = version.policy().caseNumbers();
        var judgement = draft.judged().map(Intake::byPerson).orElseGet(() -> judge.judge(draft.textToJudge()));
        return new NewComplaint(
                draft,
                key,
                version.id(),
                numbers.series(numbers.month(receivedAt)),
                numbers.digits(),
                draft.channel().source() == Source.EXTERNAL ? secrets.next() : null,
                judgement,
                receivedAt,
                due(version, judgement, receivedAt),
                linkedTo);
    }

    private Deadline due(PolicyVersion version, Judgement judgement, Instant receivedAt) {
        return deadlines.due(version.id(), judgement.type(), judgement.severity(), receivedAt);
    }

    private static Judgement byPerson(PersonJudgement judged) {
        return new Judgement(judged.type(), judged.subtype().orElse(null), judged.severity(), 1, List.of(), "person");
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
