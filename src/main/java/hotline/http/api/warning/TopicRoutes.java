package hotline.http.api.warning;

import hotline.complaint.reading.ComplaintReader;
import hotline.complaint.reading.ComplaintRow;
import hotline.failure.Expected;
import hotline.http.api.ComplaintJson;
import hotline.http.engine.Answer;
import hotline.http.engine.Exchange;
import hotline.http.engine.JsonValue;
import hotline.http.engine.Operation;
import hotline.http.engine.Routes;
import hotline.measures.topics.Topic;
import hotline.measures.topics.Topics;
import hotline.measures.topics.TopicsOfWeek;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Topics of the last week with complaints that show them, for supervisors. */
public final class TopicRoutes implements Routes {
    private final Topics topics;
    private final ComplaintReader reader;
    private final ComplaintJson complaints;
    private final InstantSource clock;

    public TopicRoutes(Topics topics, ComplaintReader reader, ComplaintJson complaints, InstantSource clock) {
        this.topics = topics;
        this.reader = reader;
        this.complaints = complaints;
        this.clock = clock;
    }

    @Override
    public void bind(BiConsumer<String, Operation> bind) {
        bind.accept("listTopics", this::list);
    }

    private Future<Answer> list(Exchange exchange) {
        var supervisor = exchange.caller().supervisor();
        return topics.latest().compose(found -> reader.behind(supervisor, quoted(found), clock.instant())
                .map(rows -> Answer.ok(
                        json(found, rows.stream().collect(Collectors.toMap(ComplaintRow::id, Function.identity()))))));
    }

    private static List<Long> quoted(Optional<TopicsOfWeek> found) {
        return found.stream()
                .flatMap(week -> week.topics().stream())
                .flatMap(topic -> topic.quoted().stream())
                .distinct()
                .toList();
    }

    private JsonObject json(Optional<TopicsOfWeek> found, Map<Long, ComplaintRow> rows) {
        var items = new JsonArray();
        found.ifPresent(week -> week.topics().forEach(topic -> items.add(json(topic, rows))));
        return new JsonObject()
                .put("from", JsonValue.orNull(found.map(week -> week.firstDay().toString())))
                .put("to", JsonValue.orNull(found.map(week -> week.lastDay().toString())))
                .put("week", found.map(TopicsOfWeek::week).orElse(0))
                .put("earlier", found.map(TopicsOfWeek::earlier).orElse(0))
                .put("items", items);
    }

    private JsonObject json(Topic topic, Map<Long, ComplaintRow> rows) {
        var quoted = topic.quoted().stream()
                .filter(rows::containsKey)
                .map(id -> Expected.in(rows, id))
                .toList();
        return new JsonObject()
                .put("words", new JsonArray(topic.words()))
                .put("n", topic.n())
                .put("before", topic.before())
                .put("customers", topic.customers())
                .put("branches", topic.branches())
                .put("quoted", ComplaintJson.array(quoted, complaints::row));
    }
}
