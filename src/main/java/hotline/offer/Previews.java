package hotline.offer;

import hotline.database.Database;
import hotline.dispatch.Offering;
import hotline.dispatch.Waiting;
import hotline.offer.AgentStore.Present;
import hotline.offer.WorkStore.Found;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a match would do now, by the same reading and the same function; nothing is written. */
public final class Previews {
    private final Database database;
    private final Matching matching;
    private final InstantSource clock;

    Previews(Database database, Matching matching, InstantSource clock) {
        this.database = database;
        this.matching = matching;
        this.clock = clock;
    }

    /** A work, and what would become of it. */
    public sealed interface Line {
        ShownWork work();

        /** @param why as an offer keeps it */
        record Offer(ShownWork work, long agent, JsonObject why) implements Line {}

        /** @param reason code of why it waits on */
        record Wait(ShownWork work, int step, String reason) implements Line {}
    }

    /** @param number of the case; empty: it is about none */
    public record ShownWork(
            String kind,
            WorkSource source,
            Optional<String> number,
            Optional<String> type,
            Optional<String> severity) {}

    /**
     * @param isOffering whether the policy in force offers work at all
     * @param names of the line's agents, by id
     */
    public record Preview(String line, boolean isOffering, List<Line> lines, Map<Long, String> names) {}

    /**
     * @param person only works that would go to them or pass over them
     * @param most lines shown
     */
    public Future<Preview> of(String line, Optional<Long> person, int most) {
        var now = clock.instant();
        return database.pool()
                .withConnection(connection -> matching.reading(now).whole(connection, line))
                .map(seen -> {
                    var lines = new ArrayList<Line>();
                    for (Offering offering : seen.round().offers()) {
                        if (person.filter(one -> !concerns(offering, one)).isPresent()) {
                            continue;
                        }
                        shown(seen.works().get(offering.work()))
                                .ifPresent(work ->
                                        lines.add(new Line.Offer(work, offering.agent(), WhyJson.of(offering))));
                    }
                    for (Waiting waiting : person.isPresent()
                            ? List.<Waiting>of()
                            : seen.round().waiting()) {
                        shown(seen.works().get(waiting.work()))
                                .ifPresent(work ->
                                        lines.add(new Line.Wait(work, waiting.step(), WhyJson.code(waiting.reason()))));
                    }
                    var names = new HashMap<Long, String>();
                    for (Present agent : seen.agents()) {
                        names.put(agent.person(), agent.name());
                    }
                    return new Preview(
                            line,
                            matching.rules().offersWork(),
                            List.copyOf(lines.subList(0, Math.min(most, lines.size()))),
                            names);
                });
    }

    private static boolean concerns(Offering offering, long person) {
        return offering.agent() == person
                || offering.why().passedOver().stream().anyMatch(passed -> passed.person() == person);
    }

    private static Optional<ShownWork> shown(@Nullable Found found) {
        return Optional.ofNullable(found).map(one -> {
            var number = Optional.of(one.number()).filter(text -> !text.isEmpty());
            return new ShownWork(
                    one.id().kind().code(),
                    one.source(),
                    number,
                    number.map(of -> one.type()),
                    number.map(of -> one.severity().code()));
        });
    }
}
