package hotline.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hotline.log.LimitEvent.Paused;
import hotline.log.StepEvent.Closed;
import hotline.log.moved.UnextendedLimitMove;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EventFormTest {
    private static String inChina(Instant at) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(at.atZone(ZoneId.of("Asia/Shanghai")));
    }

    @ParameterizedTest
    @EnumSource
    void every_kind_of_event_is_read_as_it_was_written(EventType type) {
        var event = ExampleEvents.of(type);
        assertThat(event.type()).isEqualTo(type);

        var stored = ExampleEvents.ENVELOPE.with(event);

        assertThat(type.read(throughTheDatabase(stored.whole()))).isEqualTo(event);
        assertThat(Envelope.read(throughTheDatabase(stored.data()))).isEqualTo(ExampleEvents.ENVELOPE);
    }

    /** As events were stored before personal data had a separate column: all in one object. */
    @ParameterizedTest
    @EnumSource
    void an_event_with_all_its_data_in_one_column_is_read_too(EventType type) {
        var stored = ExampleEvents.ENVELOPE.with(ExampleEvents.of(type)).whole();

        assertThat(type.read(new EventData(stored, Optional.empty()).whole())).isEqualTo(ExampleEvents.of(type));
    }

    @ParameterizedTest
    @EnumSource
    void an_event_without_its_removed_personal_data_can_still_be_read(EventType type) {
        var kept = ExampleEvents.ENVELOPE.with(ExampleEvents.of(type)).data();

        assertThat(type.read(throughTheDatabase(kept)).type()).isEqualTo(type);
        assertThat(Envelope.read(kept)).isEqualTo(ExampleEvents.ENVELOPE);
    }

    @Test
    void typed_text_is_stored_apart_from_all_else() {
        var corrected = ExampleEvents.ENVELOPE.with(ExampleEvents.of(EventType.JUDGEMENT_CORRECTED));
        assertThat(corrected.personal().orElseThrow().encode()).contains("赔偿太少", "客户要求");
        assertThat(corrected.data().encode())
                .contains("\"severity\":\"minor\"", "\"from\"")
                .doesNotContain("赔偿太少", "客户要求");
        assertThat(Arrays.stream(EventType.values()).filter(EventFormTest::holdsPersonalData))
                .containsExactlyInAnyOrder(
                        EventType.JOINED,
                        EventType.SEPARATED,
                        EventType.ASSIGNED,
                        EventType.RELEASED,
                        EventType.INVESTIGATING,
                        EventType.RESOLVED,
                        EventType.CLOSED,
                        EventType.REOPENED,
                        EventType.WITHDRAWN,
                        EventType.JUDGED_NOT_VALID,
                        EventType.JUDGEMENT_CORRECTED,
                        EventType.PARTICULARS_CORRECTED,
                        EventType.CODED,
                        EventType.CUSTOMER_CHOSEN,
                        EventType.SAME_THING_JUDGED,
                        EventType.PAUSED,
                        EventType.EXTENSION_ASKED,
                        EventType.EXTENSION_GRANTED,
                        EventType.EXTENSION_REFUSED,
                        EventType.HANDED_OVER,
                        EventType.REPLY_PROMISED,
                        EventType.NOTICE_ANSWERED,
                        EventType.BRANCH_ASKED,
                        EventType.BRANCH_ANSWERED,
                        EventType.RULED_ANEW,
                        EventType.NOTED,
                        EventType.REPLIED);
    }

    /** Intake writes these in SQL, without a column for personal data. */
    @Test
    void filing_events_hold_no_personal_data() {
        assertThat(List.of(EventType.RECEIVED, EventType.LINKED)).noneMatch(EventFormTest::holdsPersonalData);
    }

    @Test
    void an_empty_field_is_left_out_or_stored_as_null_as_it_always_was() {
        var paused = new Paused(
                "inspection",
                Optional.empty(),
                Instant.EPOCH,
                UnextendedLimitMove.NONE,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        var stored = ExampleEvents.ENVELOPE.with(paused);
        assertThat(stored.personal()).isEmpty();
        assertThat(stored.data().fieldNames())
                .containsExactlyInAnyOrder("type", "severity", "channel", "reason", "note", "due");
        assertThat(stored.data().getValue("note")).isNull();

        var byHand = new HandedOver(
                "claims",
                "customer-service",
                Optional.empty(),
                Optional.of("不是我们的"),
                Optional.of(new HandedOver.ByHand(Optional.empty())),
                Optional.empty(),
                Optional.empty());
        var handedOver = ExampleEvents.ENVELOPE.with(byHand).whole();
        assertThat(handedOver.fieldNames())
                .containsExactlyInAnyOrder("type", "severity", "channel", "from", "to", "reason", "note");
        assertThat(EventType.HANDED_OVER.read(throughTheDatabase(handedOver))).isEqualTo(byHand);
    }

    @Test
    void a_closing_that_was_stored_before_departments_were_counted_is_read() {
        var stored = new JsonObject("""
                {"type": "claims", "severity": "minor", "channel": "app", "reason": "callback-reached",
                 "receivedAt": "2026-09-25T16:00:00+08:00", "due": "2026-09-29T08:00:00Z",
                 "originalDue": "2026-09-29T08:00:00Z", "onTime": true, "pastDue": false}""");

        var closed = (Closed) EventType.CLOSED.read(stored);

        assertThat(closed.ending().held()).isEmpty();
        assertThat(closed.ending().receivedAt()).isEqualTo("2026-09-25T08:00:00Z");
        assertThat(closed.ending().onTimeUnextended()).isTrue();
        assertThat(closed.reason()).contains("callback-reached");
    }

    @Test
    void an_event_that_lacks_a_required_field_names_it() {
        assertThatThrownBy(() -> EventType.RATED.read(new JsonObject().put("score", 5)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("satisfied");
    }

    @Test
    @Tag("P6")
    void outsiders_read_only_the_fields_that_are_meant_for_them() {
        var closed =
                ExampleEvents.ENVELOPE.with(ExampleEvents.of(EventType.CLOSED)).whole();
        assertThat(EventType.CLOSED.forOutsiders(closed).fieldNames())
                .containsExactlyInAnyOrder("receivedAt", "due", "originalDue", "onTime");
        var received = ExampleEvents.ENVELOPE
                .with(ExampleEvents.of(EventType.RECEIVED))
                .whole();
        assertThat(EventType.RECEIVED.forOutsiders(received).fieldNames())
                .contains("type", "severity", "channel", "number")
                .doesNotContain("heldBy", "confidence", "judgedBy");
        for (EventType type : EventType.values()) {
            var whole = ExampleEvents.ENVELOPE.with(ExampleEvents.of(type)).whole();
            assertThat(whole.fieldNames()).as(type.code()).containsAll(type.fieldsForOutsiders());
            assertThat(!type.isInternal() || type.fieldsForOutsiders().isEmpty() || type == EventType.NOTED)
                    .as("%s is internal", type.code())
                    .isTrue();
        }
    }

    @Test
    void the_instants_of_an_event_and_of_the_clocks_it_lists_are_written_in_the_readers_zone() {
        var recounted = ExampleEvents.ENVELOPE
                .with(ExampleEvents.of(EventType.RECOUNTED))
                .whole();
        var told = EventType.RECOUNTED.withTimes(throughTheDatabase(recounted), EventFormTest::inChina);
        assertThat(told.getString("due")).isEqualTo("2026-10-12T16:00:00+08:00");
        assertThat(told.getJsonArray("clocks").getJsonObject(0).getString("fromDue"))
                .isEqualTo("2026-09-29T16:00:00+08:00");
        assertThat(told.getString("severity")).isEqualTo("moderate");
    }

    /** Removed personal data is missing, so no record may require it. */
    @Test
    void no_event_needs_its_personal_data() {
        for (EventType type : EventType.values()) {
            for (FieldForm field : type.form().flatFields()) {
                assertThat(!field.isPersonal() || field.isOptional())
                        .as("%s of %s", field.name(), type.code())
                        .isTrue();
                field.listed().ifPresent(form -> assertThat(form.flatFields()).noneMatch(FieldForm::isPersonal));
            }
        }
    }

    @Test
    void no_event_has_two_fields_of_one_name() {
        for (EventType type : EventType.values()) {
            var names = type.form().flatFields().stream().map(FieldForm::name).toList();
            assertThat(names)
                    .as(type.code())
                    .doesNotHaveDuplicates()
                    .doesNotContainAnyElementsOf(Set.copyOf(Envelope.NAMES));
        }
    }

    private static boolean holdsPersonalData(EventType type) {
        return ExampleEvents.ENVELOPE.with(ExampleEvents.of(type)).personal().isPresent();
    }

    private static JsonObject throughTheDatabase(JsonObject data) {
        return new JsonObject(data.encode());
    }
}
