package hotline.server;

import hotline.http.Routes;
import hotline.http.SessionRoutes;
import hotline.identity.Passwords;
import hotline.identity.People;
import hotline.identity.Sessions;
import hotline.identity.SignIns;
import io.vertx.core.Future;
import java.util.List;

/** People with accounts, and who of them is signed in. */
record IdentityPart(People people, Sessions sessions, List<Routes> routes) implements Part {

    static Future<IdentityPart> open(Foundation on) {
        var passwords = new Passwords(on.vertx());
        return Sessions.open(on.vertx(), on.database().pool(), passwords, on.clock())
                .map(sessions -> new IdentityPart(
                        new People(on.database().pool(), passwords, on.clock()),
                        sessions,
                        List.of(new SessionRoutes(
                                sessions,
                                new SignIns(sessions, on.allowances()),
                                on.clock(),
                                () -> on.policies().inForce().policy().zone()))));
    }
}
