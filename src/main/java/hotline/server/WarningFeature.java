package hotline.server;

import hotline.complaint.reading.ComplaintReader;
import hotline.http.api.warning.TopicRoutes;
import hotline.http.api.warning.WarningRoutes;
import hotline.http.engine.Routes;
import hotline.measures.topics.Topics;
import hotline.measures.warning.EarlyWarnings;
import io.vertx.core.Future;
import java.util.List;

/** What has become more frequent, in numbers and in words, found each night. */
record WarningFeature(EarlyWarnings warnings, Topics topics, List<Routes> routes) implements Feature {

    static WarningFeature of(Foundation on, ComplaintReader reader) {
        var warnings = new EarlyWarnings(
                on.loops(),
                on.database().pool(),
                () -> on.deadlines().calendar(on.policies().inForce().id()),
                on.clock());
        var topics = new Topics(
                on.loops(),
                on.database().pool(),
                () -> on.policies().inForce().policy().zone(),
                on.clock());
        return new WarningFeature(
                warnings,
                topics,
                List.of(
                        new WarningRoutes(warnings, on.policies()),
                        new TopicRoutes(topics, reader, on.complaintJson(), on.clock())));
    }

    @Override
    public Future<Void> start() {
        warnings.start();
        topics.start();
        return Future.succeededFuture();
    }

    @Override
    public Future<Void> stop() {
        return topics.stop().compose(stopped -> warnings.stop());
    }
}
