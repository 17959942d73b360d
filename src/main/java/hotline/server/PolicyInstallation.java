package hotline.server;

import hotline.policy.Policies;
import hotline.policy.Policy;
import hotline.policy.PolicyReader;
import hotline.policy.PolicyVersion;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import java.time.InstantSource;
import java.util.List;

/** Puts a policy in force and knows again those that older complaints are pinned to. */
final class PolicyInstallation {
    private final Vertx vertx;
    private final PolicyVersionStore store;
    private final InstantSource clock;

    PolicyInstallation(Vertx vertx, Pool pool, InstantSource clock) {
        this.vertx = vertx;
        this.store = new PolicyVersionStore(pool);
        this.clock = clock;
    }

    /** Fails with {@link hotline.policy.PolicyInvalid} where an older version can't be read any more. */
    Future<Policies> install(PolicyFile file) {
        var policy = file.policy();
        return store.install(policy.id(), policy.version(), policy.digest(), file.yaml(), clock.instant())
                .compose(installed -> store.all())
                .compose(versions -> vertx.executeBlocking(() -> policies(policy, versions)));
    }

    private static Policies policies(Policy inForce, List<PolicyVersionStore.Installed> versions) {
        var id = versions.stream()
                .filter(version -> version.digest().equals(inForce.digest()))
                .findFirst()
                .orElseThrow()
                .id();
        var policies = new Policies(new PolicyVersion(id, inForce));
        for (var version : versions) {
            if (version.id() != id) {
                var label = "policy version " + version.id();
                policies.know(new PolicyVersion(version.id(), PolicyReader.read(label, version.source())));
            }
        }
        return policies;
    }
}
