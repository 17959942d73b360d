package hotline.intake;

import hotline.classification.Judgement;
import hotline.complaint.Precedence;
import hotline.earlier.EarlierCount;
import hotline.earlier.Sought;
import hotline.failure.Failure;
import hotline.network.NetworkMap;
import hotline.once.IdempotencyKey;
import hotline.policy.Policy;
import hotline.policy.Repeats;
import hotline.policy.Stage;
import hotline.policy.taxonomy.Market;
import hotline.policy.taxonomy.Matter;
import hotline.policy.taxonomy.Severity;
import hotline.policy.taxonomy.Source;
import hotline.rules.RuledLine;
import hotline.rules.Rules;
import hotline.rules.RulesInForce;
import hotline.sla.Deadline;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/** Takes complaints in: judges type and severity, sets the limit of the policy in force, and has them written. */
public final class Intake {
    /** How long a repeated request is known again; the contract says so. */
    private static final Duration KEYS_KEPT = Duration.ofDays(7);

    private static final int MOST_WAITING = 8192;
    private static final int MOST_PER_BATCH = 512;

    private static final int MOST_TRIES = 5;

    private static final Duration SOON = Duration.ofSeconds(1);

    private final Vertx vertx;
    private final Rules rules;
    private final InstantSource clock;
    private final Supplier<NetworkMap> network;
    private final IntakeStore store;
    private final IntakeWriter writer;
    private final Judging judging;
    private final TrackingSecret secrets = new TrackingSecret();

    /** @param network as this node knows it */
    public Intake(Vertx vertx, Pool pool, Rules rules, InstantSource clock, Supplier<NetworkMap> network) {
        this.network = network;
        this.vertx = vertx;
        this.rules = rules;
        this.clock = clock;
        this.judging = new Judging(vertx);
        this.store = new IntakeStore(pool);
        this.writer = new IntakeWriter(vertx, store, MOST_WAITING, MOST_PER_BATCH);
    }

    /**
     * A judgement with the limit it would give.
     *
     * @param raisedFrom the severity without earlier complaints, where they raise it (F4)
     * @param earlier complaints about the same thing, newest first
     */
    public record Proposal(
            Judgement judgement, Deadline deadline, Optional<Severity> raisedFrom, List<Filed.Earlier> earlier) {}

    /**
     * What else is known of a complaint whose judgement is proposed.
     *
     * @param phone in E.164; may be empty
     * @param notSame numbers of complaints that are not the same thing
     */
    public record Caller(
            String phone, Optional<String> extension, String name, Optional<String> waybill, Set<String> notSame) {}

    /**
     * The judgement of a text of that line of business if it were received now; nothing is stored.
     *
     * @param caller empty: earlier complaints are not looked for
     */
    public Future<Proposal> propose(
            String lineOfBusiness, String text, Optional<PersonJudgement> judged, Optional<Caller> caller) {
        var ruled = ruled(rules.inForce(), lineOfBusiness);
        var repeats = ruled.version().policy().repeats();
        return judging.judgement(ruled.judge(), judged, text)
                .compose(judgement -> caller.flatMap(by -> repeats.map(rule -> sought(judgement, by, rule)))
                        .map(sought -> store.earlier(sought)
                                .map(count -> proposal(ruled, judgement, Optional.of(sought.rules()), count)))
                        .orElseGet(() -> Future.succeededFuture(
                                proposal(ruled, judgement, Optional.empty(), EarlierCount.NONE))));
    }

    private Sought sought(Judgement judgement, Caller by, Repeats rule) {
        return new Sought(
                1,
                Source.EXTERNAL,
                by.phone(),
                by.extension(),
                by.name(),
                by.waybill(),
                judgement.type(),
                now(),
                rule,
                Optional.empty(),
                by.notSame(),
                Optional.empty(),
                rules.inForce().epoch(),
                Optional.empty());
    }

    private Proposal proposal(RuledLine ruled, Judgement judgement, Optional<Repeats> repeats, EarlierCount count) {
        var bare = judgement.severity();
        var severity = repeats.map(rule -> rule.raised(bare, count.nth())).orElse(bare);
        var matter = new Matter(judgement.type(), severity, "", Market.DOMESTIC);
        var limits = rules.deadlines().of(ruled.version().id());
        return new Proposal(
                judgement.at(severity),
                limits.handling(matter, now()),
                Optional.of(bare).filter(from -> from != severity),
                Filed.Earlier.of(count, Map.of()));
    }

    /**
     * Completes after the complaint's commit. A repeated key gives the first answer; with another body it fails with
     * {@link Failure.KeyReused}. Where the rules change meanwhile it is filed by the new ones, and fails with
     * {@link Failure.Invalid} where they do not allow it.
     */
    public Future<Filed> file(ComplaintDraft draft, Optional<IdempotencyKey> key) {
        return file(draft, key, Optional.empty());
    }

    /**
     * As above; fails with {@link Failure.TooManyComplaints} where that client or the phone number has filed more
     * than the policy allows, unless it repeats a filed one.
     *
     * @param client its complaints are counted; empty: not counted
     */
    public Future<Filed> file(ComplaintDraft draft, Optional<IdempotencyKey> key, Optional<String> client) {
        var receivedAt = now();
        return file(now -> judge(now, draft.under(policy(now, draft)), key, receivedAt, client, Optional.empty()), 1);
    }

    /** Fails where no complaint can be stored at the moment. Asks the connections that complaints are written on. */
    public Future<Void> readiness() {
        return writer.refusal().map(Future::<Void>failedFuture).orElseGet(store::proveWritable);
    }

    /**
     * Files a complaint that was received at another time or follows from another complaint, even if the current
     * rules would not allow it.
     */
    Future<Filed> file(
            ComplaintDraft draft, Optional<IdempotencyKey> key, Instant receivedAt, Optional<Long> linkedTo) {
        return file(now -> judge(now, draft, key, receivedAt, Optional.empty(), linkedTo), 1);
    }

    private Future<Filed> file(Function<RulesInForce, Future<NewComplaint>> judging, int nth) {
        return judging.apply(rules.inForce()).compose(writer::write).compose(outcome -> {
            if (outcome instanceof IntakeOutcome.OtherRules) {
                return nth < MOST_TRIES
                        ? learnt().compose(learnt -> file(judging, nth + 1))
                        : Future.failedFuture(new Failure.Busy("the rules have just changed; try again", SOON));
            }
            return Future.succeededFuture(outcome.orThrow());
        });
    }

    /** Each continues in its own turn, so that judging a full queue again does not block the event loop. */
    private Future<Void> learnt() {
        return rules.learn().compose(learnt -> {
            var turn = Promise.<Void>promise();
            vertx.runOnContext(turn::complete);
            return turn.future();
        });
    }

    /** The originals of linked cases, by id. */
    Future<Map<Long, Original>> originals(List<Long> ids) {
        return store.originals(ids);
    }

    /** Deletes idempotency keys that are too old to repeat. */
    public Future<Void> forgetOldKeys() {
        return store.forgetKeysBefore(now().minus(KEYS_KEPT));
    }

    public IntakeWriter writer() {
        return writer;
    }

    private static Policy policy(RulesInForce now, ComplaintDraft draft) {
        return ruled(now, draft.lineOfBusiness()).version().policy();
    }

    private static RuledLine ruled(RulesInForce now, String lineOfBusiness) {
        return now.of(lineOfBusiness)
                .orElseThrow(() -> Failure.Invalid.field("/lineOfBusiness", "has no policy in force"));
    }

    private Future<NewComplaint> judge(
            RulesInForce now,
            ComplaintDraft draft,
            Optional<IdempotencyKey> key,
            Instant receivedAt,
            Optional<String> client,
            Optional<Long> linkedTo) {
        var judge = ruled(now, draft.lineOfBusiness()).judge();
        return judging.judgement(judge, draft.judged(), draft.textToJudge())
                .map(judgement -> judged(now, draft, key, receivedAt, client, linkedTo, judgement));
    }

    private NewComplaint judged(
            RulesInForce now,
            ComplaintDraft draft,
            Optional<IdempotencyKey> key,
            Instant receivedAt,
            Optional<String> client,
            Optional<Long> linkedTo,
            Judgement judgement) {
        var ruled = ruled(now, draft.lineOfBusiness());
        var policy = ruled.version().policy();
        var numbers = policy.caseNumbers();
        var limits = rules.deadlines().of(ruled.version().id());
        var opened = OpenedLimits.of(draft, judgement, receivedAt, limits);
        var map = network.get();
        var day = receivedAt.atZone(policy.zone()).toLocalDate();
        var placed = draft.at(map, day);
        return new NewComplaint(
                placed,
                placed.placement().region(map, day),
                key,
                ruled.version().id(),
                numbers.series(numbers.month(receivedAt)),
                numbers.digits(),
                draft.channel().source() == Source.EXTERNAL ? Optional.of(secrets.next()) : Optional.empty(),
                judgement,
                receivedAt,
                opened.deadline(),
                policy.firstDepartment(judgement.type()).code(),
                policy.limits().stages().stream().findFirst().map(Stage::code),
                opened.clocks(),
                limits.calendarVersion(),
                now.epoch(),
                client.map(one -> CountedFiling.of(policy, one, draft.report().phone())),
                linkedTo,
                new Raising(policy.repeats(), limits),
                EarlierCount.NONE,
                Optional.empty(),
                Precedence.NONE);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
