package hotline.server;

import hotline.http.api.SessionRoutes;
import hotline.http.engine.Routes;
import hotline.identity.Passwords;
import hotline.identity.People;
import hotline.identity.Sessions;
import hotline.identity.SignIns;
import io.vertx.core.Future;
import java.util.List;

/** User accounts and their sessions. */
record IdentityFeature(People people, Sessions sessions, List<Routes> routes) implements Feature {

    static Future<IdentityFeature> open(Foundation on) {
        var passwords = new Passwords(on.vertx());
        return Sessions.open(on.vertx(), on.database().pool(), passwords, on.clock())
                .map(sessions -> new IdentityFeature(
                        new People(on.database().pool(), passwords, on.clock()),
                        sessions,
                        List.of(new SessionRoutes(
                                sessions,
                                new SignIns(sessions, on.allowances()),
                                on.clock(),
                                () -> on.policies().inForce().policy().zone()))));
    }
}
