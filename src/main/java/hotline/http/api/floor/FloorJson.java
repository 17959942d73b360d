package hotline.http.api.floor;

import hotline.floor.AgentOnFloor;
import hotline.floor.AgentOnFloor.Choice;
import hotline.floor.FloorRules;
import hotline.floor.FloorSnapshot;
import hotline.floor.FloorSnapshot.Line;
import hotline.floor.FloorSnapshot.Row;
import hotline.floor.FloorState;
import hotline.floor.Presence.Own;
import hotline.http.api.ComplaintJson;
import hotline.http.engine.JsonValue;
import hotline.http.engine.Times;
import hotline.policy.dispatch.Break;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The floor in answers. */
final class FloorJson {
    private FloorJson() {}

    static JsonObject own(Own own, Optional<String> department, FloorRules rules, Instant now) {
        var zone = rules.zone();
        var json = new JsonObject().put("line", JsonValue.orNull(department));
        own.agent().ifPresentOrElse(agent -> state(json, agent, zone, now), () -> state(json, zone, now));
        return json.put(
                        "place",
                        JsonValue.orNull(own.agent().flatMap(AgentOnFloor::turn).map(turn -> own.before() + 1)))
                .put(
                        "lostTurns",
                        own.agent().map(agent -> agent.counts().lostTurns()).orElse(0))
                .put(
                        "missedOffers",
                        own.agent().map(agent -> agent.counts().missedOffers()).orElse(0))
                .put("told", JsonValue.orNull(own.told().map(told -> new JsonObject()
                        .put("at", Times.of(told.at(), zone))
                        .put("by", told.by())
                        .put("words", told.words()))))
                .put("longerWrapUpSeconds", JsonValue.orNull(longer(own, rules)))
                .put("breaks", breaks(rules.breaks()));
    }

    /** By how much the wrap-up may still be lengthened. */
    private static Optional<Long> longer(Own own, FloorRules rules) {
        return own.agent()
                .filter(agent ->
                        agent.state() == FloorState.WRAP_UP && agent.reason().isEmpty())
                .flatMap(agent -> rules.longerWrapUp())
                .map(Duration::toSeconds);
    }

    private static void state(JsonObject json, ZoneId zone, Instant now) {
        json.put("state", "off")
                .putNull("reason")
                .put("since", Times.of(now, zone))
                .putNull("until")
                .put("over", false)
                .putNull("next")
                .put("turnOwed", false)
                .put("awayConfirmed", false);
    }

    private static void state(JsonObject json, AgentOnFloor agent, ZoneId zone, Instant now) {
        json.put("state", agent.state().code())
                .put("reason", JsonValue.orNull(agent.reason()))
                .put("since", Times.of(agent.since(), zone))
                .put("until", Times.of(agent.until(), zone))
                .put("over", agent.until().filter(until -> !now.isBefore(until)).isPresent())
                .put("next", JsonValue.orNull(agent.next().map(FloorJson::next)))
                .put("turnOwed", agent.isTurnOwed())
                .put("awayConfirmed", agent.isAwayConfirmed());
    }

    private static JsonObject next(Choice next) {
        return new JsonObject().put("state", next.state().code()).put("reason", JsonValue.orNull(next.reason()));
    }

    private static JsonArray breaks(List<Break> breaks) {
        return ComplaintJson.array(breaks, one -> new JsonObject()
                .put("code", one.code())
                .put("zh", one.name().zh())
                .put("en", one.name().en())
                .put("minutes", one.atMost().toMinutes()));
    }

    static JsonObject of(FloorSnapshot floor, List<Break> breaks, ZoneId zone) {
        return new JsonObject()
                .put("at", Times.of(floor.at(), zone))
                .put("agents", ComplaintJson.array(floor.agents(), row -> row(row, floor.at(), zone)))
                .put("lines", ComplaintJson.array(floor.lines(), line -> line(line, zone)))
                .put("breaks", breaks(breaks));
    }

    /** Of those whom the reader is paired with (C6). */
    static JsonObject mentored(FloorSnapshot floor, Set<Long> persons, List<Break> breaks, ZoneId zone) {
        return new JsonObject()
                .put("at", Times.of(floor.at(), zone))
                .put(
                        "agents",
                        ComplaintJson.array(
                                floor.agents().stream()
                                        .filter(row ->
                                                persons.contains(row.name().id()))
                                        .toList(),
                                row -> row(row, floor.at(), zone)))
                .put("breaks", breaks(breaks));
    }

    private static JsonObject row(Row row, Instant now, ZoneId zone) {
        var agent = row.agent();
        var held = row.inHand();
        var json = new JsonObject()
                .put("person", ComplaintJson.person(Optional.of(row.name())))
                .put("line", agent.line());
        state(json, agent, zone, now);
        return json.put("place", JsonValue.orNull(row.place()))
                .put("lostTurns", agent.counts().lostTurns())
                .put("missedOffers", agent.counts().missedOffers())
                .put(
                        "inHand",
                        new JsonObject()
                                .put("cases", new JsonArray(held.cases()))
                                .put("openCases", held.openCases())
                                .put("calling", held.isCalling())
                                .put("visitor", held.hasVisitor())
                                .put("callback", JsonValue.orNull(held.callback()))
                                .put("offered", JsonValue.orNull(held.offered().map(offer -> new JsonObject()
                                        .put("kind", offer.kind())
                                        .put("subject", offer.subject())
                                        .put("number", offer.number())
                                        .put("case", JsonValue.orNull(offer.complaint()))))))
                .put("lastEndedAt", Times.of(agent.lastEndedAt(), zone))
                .put("doneToday", row.doneToday())
                .put("silentSince", Times.of(row.silentSince(), zone));
    }

    private static JsonObject line(Line line, ZoneId zone) {
        var waiting = line.waiting();
        return new JsonObject()
                .put("line", line.code())
                .put("present", line.present())
                .put("ready", line.ready())
                .put("working", line.working())
                .put("away", line.away())
                .put("over", line.over())
                .put("waitingCases", waiting.cases())
                .put("waitingCallbacks", waiting.callbacks())
                .put("waitingVisitors", waiting.visitors())
                .put("waitingSince", Times.of(waiting.longestSince(), zone))
                .put("oldestDue", Times.of(waiting.oldestDue(), zone));
    }
}
