package hotline.rules;

import hotline.policy.Policies;
import hotline.policy.PolicyInvalid;
import hotline.rules.RulesStore.Text;
import hotline.sla.Deadlines;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps what a node knows of the rules at what the database says. Policies are learnt once they are stored, which is
 * before they are put in force, so that reading and compiling them holds nobody up.
 */
public final class RulesLearning {
    private static final Logger LOG = LoggerFactory.getLogger(RulesLearning.class);
    /** Reads four small tables by their indexes. */
    private static final Duration LOOK = Duration.ofMillis(250);

    private final Vertx vertx;
    private final Pool pool;
    private final Rules rules;
    private final KnownRules known;
    private final RulesStore store = new RulesStore();
    private volatile Standing latest;
    private volatile Future<Void> underWay = Future.succeededFuture();
    private Promise<Void> next;
    private boolean looking;
    private long timer = -1;

    private RulesLearning(Vertx vertx, Pool pool, Rules rules, KnownRules known, Standing latest) {
        this.vertx = vertx;
        this.pool = pool;
        this.rules = rules;
        this.known = known;
        this.latest = latest;
        rules.learnBy(this::learn);
        rules.policies().whenBehind(this::learn);
    }

    /**
     * Reads all there is. Fails with {@link PolicyInvalid} where this hotline can't read a version any more.
     *
     * @param defaultLine the server's line of business, for which a policy is in force
     * @param atHand policies that need not be read and compiled again
     */
    public static Future<RulesLearning> begin(Vertx vertx, Pool pool, String defaultLine, List<WrittenPolicy> atHand) {
        var known = new KnownRules();
        return pool.withConnection(connection -> unread(new RulesStore(), connection, known))
                .compose(unread -> vertx.executeBlocking(() -> {
                    unread.policies().forEach(text -> writtenSo(atHand, text)
                            .ifPresentOrElse(written -> known.take(text, written), () -> known.readPolicy(text)));
                    unread.calendars().forEach(known::readCalendar);
                    var inForce = known.inForce(unread.standing());
                    var policies =
                            new Policies(inForce.of(defaultLine).orElseThrow().version());
                    known.policies().forEach(policies::know);
                    var deadlines = new Deadlines(policies, known.calendars(unread.standing()));
                    var rules = new Rules(policies, deadlines, inForce);
                    rules.become(inForce, known.calendars(unread.standing()));
                    return new RulesLearning(vertx, pool, rules, known, unread.standing());
                }));
    }

    public Rules rules() {
        return rules;
    }

    public void start() {
        timer = vertx.setPeriodic(LOOK.toMillis(), again -> learn().onFailure(
                        away -> LOG.debug("Rules not looked at: {}", away.toString())));
    }

    public Future<Void> stop() {
        vertx.cancelTimer(timer);
        return underWay.otherwiseEmpty();
    }

    /** Completes once this node knows what was in force when it was asked; however many ask, one looks at a time. */
    synchronized Future<Void> learn() {
        if (!looking) {
            looking = true;
            return look();
        }
        if (next == null) {
            next = Promise.promise();
        }
        return next.future();
    }

    private Future<Void> look() {
        var look = lookNow();
        underWay = look;
        look.onComplete(ended -> lookAgain());
        return look;
    }

    /** For those who asked too late for the look that has just ended. */
    private void lookAgain() {
        Promise<Void> asked;
        synchronized (this) {
            asked = next;
            next = null;
            looking = asked != null;
        }
        if (asked != null) {
            look().onComplete(asked);
        }
    }

    private Future<Void> lookNow() {
        return pool.withConnection(connection -> unread(store, connection, known))
                .compose(unread -> unread.standing().equals(latest)
                        ? Future.succeededFuture()
                        : vertx.executeBlocking(() -> read(unread)))
                .onSuccess(looked -> rules.policies().looked());
    }

    private Void read(Unread unread) {
        for (Text text : unread.policies()) {
            try {
                var version = known.readPolicy(text);
                known.compile(version);
                rules.policies().know(version);
            } catch (PolicyInvalid fromANewerHotline) {
                rules.policies().cannotRead(text.id());
                LOG.error("Policy version {} can't be read by this hotline", text.id(), fromANewerHotline);
            }
        }
        unread.calendars().forEach(known::readCalendar);
        if (known.has(unread.standing())) {
            rules.become(known.inForce(unread.standing()), known.calendars(unread.standing()));
        }
        latest = unread.standing();
        return null;
    }

    private static Future<Unread> unread(RulesStore store, SqlConnection connection, KnownRules known) {
        return store.standing(connection).compose(standing -> {
            var missing = known.missingCalendars(standing);
            if (standing.newestPolicy() == known.newestPolicy() && missing.isEmpty()) {
                return Future.succeededFuture(new Unread(standing, List.of(), List.of()));
            }
            var policies = store.policies(connection, known.newestPolicy());
            var calendars = store.calendars(connection, missing);
            return Future.all(policies, calendars)
                    .map(both -> new Unread(standing, policies.result(), calendars.result()));
        });
    }

    private static Optional<WrittenPolicy> writtenSo(List<WrittenPolicy> atHand, Text text) {
        return atHand.stream()
                .filter(written -> written.text().equals(text.source()))
                .findFirst();
    }
}
