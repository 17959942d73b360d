package hotline.server;

import com.password4j.Argon2Function;
import com.password4j.Password;
import com.password4j.types.Argon2;
import hotline.database.Database;
import hotline.demo.DemoData.Scale;
import hotline.http.WebServer;
import hotline.identity.People;
import hotline.identity.Sessions;
import hotline.loop.LoopTime;
import hotline.regulation.PolicyFile;
import hotline.regulation.Regulation;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.PrintWriter;
import java.io.Writer;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A node with the demo accounts; the one place where the tests' own server reaches package-private code. */
public final class StartedNode {
    private static final Regulation FREIGHT_NETWORK = read(PolicyFile.FREIGHT_NETWORK);

    /** Compared in no time, since tests sign in by the hundred; passwords that tests change are hashed as everywhere. */
    private static final String WEAK_HASH = Password.hash(DemoAccounts.PASSWORD)
            .addRandomSalt()
            .with(Argon2Function.getInstance(8, 1, 1, 32, Argon2.ID))
            .getResult();

    private final HotlineServer server;

    private StartedNode(HotlineServer server) {
        this.server = server;
    }

    /**
     * @param policy a file, or the name of a shipped one
     * @param demo how many complaints the three months before hold, or nothing for none
     */
    public static Future<StartedNode> start(
            Vertx vertx,
            LoopTime loopTime,
            Database database,
            InstantSource clock,
            WebServer.Settings settings,
            String policy,
            Optional<Scale> demo) {
        var before = demo.<BeforeServing>map(scale -> new DemoStart(new PrintWriter(Writer.nullWriter()), scale))
                .orElse(BeforeServing.NOTHING);
        var metrics = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        var regulation = policy.equals(PolicyFile.FREIGHT_NETWORK) ? FREIGHT_NETWORK : read(policy);
        return HotlineServer.start(
                        loopTime.loops(vertx, metrics), database, clock, metrics, settings, regulation, before)
                .map(StartedNode::new)
                .compose(node -> addWhereNobodyIs(node.people()).map(node));
    }

    private static Future<Void> addWhereNobodyIs(People people) {
        return people.all()
                .compose(there -> there.isEmpty()
                        ? Future.all(DemoAccounts.all().stream()
                                        .map(person -> people.addHashed(person, WEAK_HASH))
                                        .toList())
                                .mapEmpty()
                        : Future.succeededFuture());
    }

    private static Regulation read(String policy) {
        return Regulation.read(List.of(policy), Map.of());
    }

    public int port() {
        return server.port();
    }

    public People people() {
        return server.identity().people();
    }

    public Sessions sessions() {
        return server.identity().sessions();
    }

    public HotlineServer server() {
        return server;
    }

    public Future<Void> stop() {
        return server.stop();
    }
}
