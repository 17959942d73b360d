package hotline.told;

import hotline.failure.Failure;
import hotline.policy.Policies;
import hotline.policy.Policy;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What was sent to a complaint's customer, and how messages look. */
public final class ToldMessages {
    private static final int MOST = 100;
    /** Where no relay says how customers reach the server. */
    private static final String SOME_SERVER = "https://…";

    private final Pool pool;
    private final Policies policies;

    public ToldMessages(Pool pool, Policies policies) {
        this.pool = pool;
        this.policies = policies;
    }

    /** The newest first. Fails with {@link Failure.NotFound}. */
    public Future<List<SentMessage>> ofCase(String number) {
        return pool.withConnection(
                connection -> known(connection, number).compose(id -> ToldStore.ofCase(connection, id, MOST)));
    }

    private static Future<Long> known(SqlConnection connection, String number) {
        return ToldStore.id(connection, number)
                .map(found -> found.orElseThrow(() -> new Failure.NotFound("there is no complaint " + number)));
    }

    /** Mails as they look, with a made-up case. */
    public Future<List<MailPreview>> samples(Policy policy, Instant now) {
        return links().map(links -> MailPreview.sample(policy, links, now));
    }

    /** The same with a real one, by the policy that rules it. Fails with {@link Failure.NotFound}. */
    public Future<List<MailPreview>> samples(String number) {
        return links().compose(links -> pool.withConnection(connection -> known(connection, number)
                .compose(id -> ToldStore.cases(connection, List.of(id)))
                .map(found -> found.stream()
                        .findFirst()
                        .orElseThrow(() -> new Failure.NotFound("there is no complaint " + number)))
                .map(about -> MailPreview.of(
                        about, policies.version(about.policyVersion()).policy(), links))));
    }

    private Future<String> links() {
        return pool.withConnection(MailRoute::inUse)
                .map(route -> route.map(MailRoute::links).orElse(SOME_SERVER));
    }

    /** Whether any mail can be sent. */
    public Future<Boolean> hasRelay() {
        return pool.withConnection(MailRoute::inUse).map(Optional::isPresent);
    }
}
