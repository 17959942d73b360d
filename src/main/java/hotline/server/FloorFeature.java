package hotline.server;

import hotline.floor.FloorRules;
import hotline.floor.FloorView;
import hotline.floor.FloorWork;
import hotline.floor.Presence;
import hotline.floor.WrapUps;
import hotline.http.api.floor.FloorRoutes;
import hotline.http.api.floor.MentoredRoutes;
import hotline.http.engine.Routes;
import hotline.staff.Staff;
import io.vertx.core.Future;
import java.util.List;

/** Who is at their post, the rotation, and the supervisors' floor. */
record FloorFeature(FloorWork work, List<Routes> routes) implements Feature {

    static FloorFeature of(Foundation on, IdentityFeature identity) {
        var pool = on.database().pool();
        var presence = identity.presence();
        var work = new FloorWork(on.loops(), pool, presence, identity.streams());
        var view = new FloorView(pool, () -> rules(on), on.clock());
        return new FloorFeature(
                work,
                List.of(
                        new FloorRoutes(
                                presence, new WrapUps(pool, () -> rules(on), on.clock()), view, work, on.clock()),
                        new MentoredRoutes(new Staff(pool, () -> IdentityFeature.training(on)), view, presence)));
    }

    static Presence presence(Foundation on) {
        return new Presence(on.database().pool(), () -> rules(on), on.clock(), List.of());
    }

    static FloorRules rules(Foundation on) {
        return FloorRules.of(on.policies().inForce().policy());
    }

    @Override
    public Future<Void> start() {
        work.start();
        return Future.succeededFuture();
    }

    @Override
    public Future<Void> stop() {
        return work.stop();
    }
}
