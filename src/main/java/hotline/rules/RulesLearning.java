package hotline.rules;

import hotline.loop.Loop;
import hotline.loop.Loops;
import hotline.loop.Next;
import hotline.loop.Pace;
import hotline.policy.Policies;
import hotline.policy.reading.PolicyInvalid;
import hotline.rules.RulesStore.Text;
import hotline.sla.Deadlines;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a node's rules equal to those of the database. A node reads policies once they are stored, which is before
 * they are put in force, so that reading and compiling them delays no request.
 */
public final class RulesLearning {
    private static final Logger LOG = LoggerFactory.getLogger(RulesLearning.class);
    /** Reads four small tables by their indexes; new rules may take long to compile. */
    private static final Pace PACE = Pace.ofMillis(250, 30_000);

    private final Vertx vertx;
    private final Pool pool;
    private final Rules rules;
    private final KnownRules known;
    private final RulesStore store = new RulesStore();
    private volatile RulesSnapshot latest;
    private final Loop loop;

    private RulesLearning(Loops loops, Pool pool, Rules rules, KnownRules known, RulesSnapshot latest) {
        this.vertx = loops.vertx();
        this.pool = pool;
        this.rules = rules;
        this.known = known;
        this.latest = latest;
        this.loop = loops.loop("rules", PACE, () -> look().map(Next.usual()));
        rules.learnBy(this::learn);
        rules.policies().whenBehind(this::learn);
    }

    /**
     * Reads all rules. Fails with {@link PolicyInvalid} if this server can't read a version.
     *
     * @param defaultLine the server's line of business, for which a policy is in force
     * @param atHand policies that need not be read and compiled again
     */
    public static Future<RulesLearning> begin(Loops loops, Pool pool, String defaultLine, List<WrittenPolicy> atHand) {
        var known = new KnownRules();
        return pool.withConnection(connection -> newRules(new RulesStore(), connection, known))
                .compose(fresh -> loops.vertx().executeBlocking(() -> {
                    fresh.policies().forEach(text -> writtenSo(atHand, text)
                            .ifPresentOrElse(written -> known.take(text, written), () -> known.readPolicy(text)));
                    fresh.calendars().forEach(known::readCalendar);
                    var inForce = known.inForce(fresh.snapshot());
                    var policies =
                            new Policies(inForce.of(defaultLine).orElseThrow().version());
                    known.policies().forEach(policies::know);
                    var deadlines = new Deadlines(policies, known.calendars(fresh.snapshot()));
                    var rules = new Rules(policies, deadlines, inForce);
                    rules.become(inForce, known.calendars(fresh.snapshot()));
                    return new RulesLearning(loops, pool, rules, known, fresh.snapshot());
                }));
    }

    public Rules rules() {
        return rules;
    }

    public void start() {
        loop.start();
    }

    public Future<Void> stop() {
        return loop.stop();
    }

    /** Fails while a policy is in force that only a newer hotline can read: this node accepts no complaints under it. */
    public Future<Void> readable() {
        return known.has(latest)
                ? Future.succeededFuture()
                : Future.failedFuture("a policy in force can't be read by this version of hotline");
    }

    /** Completes once this node knows the rules in force at the time of the call; simultaneous calls share one look. */
    Future<Void> learn() {
        return loop.now();
    }

    private Future<Void> look() {
        return pool.withConnection(connection -> newRules(store, connection, known))
                .compose(fresh -> fresh.snapshot().equals(latest)
                        ? Future.succeededFuture()
                        : vertx.executeBlocking(() -> read(fresh)))
                .onSuccess(looked -> rules.policies().looked());
    }

    private Void read(NewRules fresh) {
        for (Text text : fresh.policies()) {
            try {
                var version = known.readPolicy(text);
                known.compile(version);
                rules.policies().know(version);
            } catch (PolicyInvalid fromANewerHotline) {
                rules.policies().cannotRead(text.id());
                LOG.error("Policy version {} can't be read by this hotline", text.id(), fromANewerHotline);
            }
        }
        fresh.calendars().forEach(known::readCalendar);
        if (known.has(fresh.snapshot())) {
            rules.become(known.inForce(fresh.snapshot()), known.calendars(fresh.snapshot()));
        }
        latest = fresh.snapshot();
        return null;
    }

    private static Future<NewRules> newRules(RulesStore store, SqlConnection connection, KnownRules known) {
        return store.snapshot(connection).compose(snapshot -> {
            var missing = known.missingCalendars(snapshot);
            if (snapshot.newestPolicy() == known.newestPolicy() && missing.isEmpty()) {
                return Future.succeededFuture(new NewRules(snapshot, List.of(), List.of()));
            }
            var policies = store.policies(connection, known.newestPolicy());
            var calendars = store.calendars(connection, missing);
            return Future.all(policies, calendars)
                    .map(both -> new NewRules(snapshot, policies.result(), calendars.result()));
        });
    }

    private static Optional<WrittenPolicy> writtenSo(List<WrittenPolicy> atHand, Text text) {
        return atHand.stream()
                .filter(written -> written.text().equals(text.source()))
                .findFirst();
    }
}
