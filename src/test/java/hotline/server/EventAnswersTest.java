package hotline.server;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hotline.log.EventType;
import hotline.log.ExampleEvents;
import hotline.support.Reply;
import hotline.support.TestContract;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each event in an answer, checked against its schema in the contract. */
class EventAnswersTest {

    @ParameterizedTest
    @EnumSource
    void every_kind_of_event_is_answered_as_the_contract_describes_it(EventType type) {
        hold(event(type, whole(type)));
        hold(event(type, type.forOutsiders(whole(type))));
    }

    @Test
    void the_contract_refuses_a_field_of_another_type_and_an_event_of_no_known_kind() {
        var rated = event(EventType.RATED, whole(EventType.RATED).put("score", "very good"));
        assertThatThrownBy(() -> hold(rated)).isInstanceOf(AssertionError.class);
        var unknown = event(EventType.NOTED, whole(EventType.NOTED)).put("type", "sung");
        assertThatThrownBy(() -> hold(unknown)).isInstanceOf(AssertionError.class);
    }

    private static JsonObject whole(EventType type) {
        var stored = new JsonObject(
                ExampleEvents.ENVELOPE.with(ExampleEvents.of(type)).whole().encode());
        return type.withTimes(
                stored, at -> DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(at.atOffset(ZoneOffset.ofHours(8))));
    }

    private static JsonObject event(EventType type, JsonObject data) {
        return new JsonObject()
                .put("seq", 1)
                .put("type", type.code())
                .put("at", "2026-09-25T16:00:00+08:00")
                .put(
                        "actor",
                        new JsonObject().put("kind", "program").putNull("id").putNull("name"))
                .put("internal", type.isInternal())
                .put("data", data);
    }

    private static void hold(JsonObject event) {
        var page = new JsonObject().put("items", new JsonArray().add(event)).putNull("next");
        TestContract.hold(
                "GET",
                "/api/v1/complaints/202609-000001/events",
                Map.of(),
                null,
                new Reply(200, Map.of("Content-Type", List.of("application/json")), page.encode()));
    }
}
