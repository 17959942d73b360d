package hotline.server;

import hotline.escalation.NoticeReader;
import hotline.escalation.NoticeReplies;
import hotline.http.NoticeRoutes;
import hotline.http.Routes;
import java.util.List;

/** The escalation ladder: notices of what is late, their receipts and answers. */
record EscalationPart(List<Routes> routes) implements Part {

    static EscalationPart of(Foundation on) {
        var routes = new NoticeRoutes(
                new NoticeReader(on.database().pool()),
                new NoticeReplies(on.database()),
                on.clock(),
                () -> on.policies().inForce().policy().zone());
        return new EscalationPart(List.of(routes));
    }
}
