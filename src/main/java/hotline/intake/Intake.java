package hotline.intake;

import hotline.classification.Judge;
import hotline.classification.Judgement;
import hotline.failure.Failure;
import hotline.policy.Market;
import hotline.policy.Matter;
import hotline.policy.Policies;
import hotline.policy.Source;
import hotline.policy.Stage;
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
        var matter = new Matter(judgement.type(), judgement.severity(), "", Market.DOMESTIC);
        return new Proposal(judgement, deadlines.of(policy.id()).handling(matter, now()));
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
        var limits = deadlines.of(version.id());
        var matter = new Matter(
                judgement.type(), judgement.severity(), draft.channel().code(), draft.market());
        var opening = limits.opening(matter, receivedAt, draft.isAnswered());
        var stage = version.policy().limits().stages().stream().findFirst();
        return new NewComplaint(
                draft,
                key,
                version.id(),
                numbers.series(numbers.month(receivedAt)),
                numbers.digits(),
                draft.channel().source() == Source.EXTERNAL ? secrets.next() : null,
                judgement,
                receivedAt,
                limits.handling(matter, receivedAt),
                version.policy().firstDepartment(judgement.type()).code(),
                stage.map(Stage::code),
                opening.all().stream()
                        .map(clock -> new NewComplaint.StartedClock(
                                clock, limits.ladder().nextActionAt(clock, matter)))
                        .toList(),
                linkedTo);
    }

    private static Judgement byPerson(PersonJudgement judged) {
        return new Judgement(judged.type(), judged.subtype().orElse(null), judged.severity(), 1, List.of(), "person");
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
