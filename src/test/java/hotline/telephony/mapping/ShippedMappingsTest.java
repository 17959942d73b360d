package hotline.telephony.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import hotline.telephony.CallCause;
import hotline.telephony.CallDirection;
import hotline.telephony.CallEvent;
import hotline.telephony.CallFacts;
import hotline.telephony.CallFold;
import hotline.telephony.CallParty;
import hotline.telephony.CallState;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each format as its makers publish it. */
@Tag("T1")
class ShippedMappingsTest {
    private static final Instant NOW = Instant.parse("2026-11-30T04:00:00Z");
    private static final Mappings MAPPINGS = new Mappings();
    private static final MessageReading READING = new MessageReading();

    private static Understood read(String format, String type, String body) {
        return read(format, type, body, NOW);
    }

    private static Understood read(String format, String type, String body, Instant at) {
        return READING.read(
                MAPPINGS.shipped(format).orElseThrow(),
                new MessageReading.Message(type, Buffer.buffer(body), at, ZoneId.of("Asia/Shanghai"), "CN"));
    }

    private static List<CallEvent> events(String format, String type, String body) {
        var understood = read(format, type, body);
        assertThat(understood).isInstanceOf(Understood.Events.class);
        return ((Understood.Events) understood).events();
    }

    private static CallFacts fold(String format, String type, String... bodies) {
        var events = new ArrayList<CallEvent>();
        for (String body : bodies) {
            var understood = read(format, type, body, NOW.plusSeconds(events.size()));
            assertThat(understood).isInstanceOf(Understood.Events.class);
            events.addAll(((Understood.Events) understood).events());
        }
        return CallFold.fold(events);
    }

    @Test
    void zammad_by_form_tells_of_a_call_its_queue_its_answer_and_its_end() {
        var form = "application/x-www-form-urlencoded";
        var call = fold(
                "zammad",
                form,
                "event=newCall&from=8613800138000&to=4008201234&direction=in&callId=991155&user[]=Alice&user[]=Bob&queue=service",
                "event=answer&from=8613800138000&to=4008201234&direction=in&callId=991155&user[]=Alice&answeringNumber=8002",
                "event=hangup&direction=in&callId=991155&cause=normalClearing&answeringNumber=8002");
        assertThat(call.direction()).isEqualTo(CallDirection.IN);
        assertThat(call.from()).contains("+8613800138000");
        assertThat(call.to()).contains("+864008201234");
        assertThat(call.queue()).contains("service");
        assertThat(call.agent()).contains("8002");
        assertThat(call.cause()).contains(CallCause.ANSWERED);
        assertThat(call.timesBy()).isEqualTo(CallFacts.TimesBy.ARRIVAL);
        var cancelled = fold(
                "zammad",
                form,
                "event=newCall&from=anonymous&to=4008201234&direction=in&callId=7",
                "event=hangup&callId=7&cause=cancel");
        assertThat(cancelled.from()).isEmpty();
        assertThat(cancelled.cause()).contains(CallCause.ABANDONED);
    }

    private static List<String> ringing(String format, String form) {
        return fold(format, "application/x-www-form-urlencoded", form).legs().stream()
                .filter(leg -> leg.alertingAt().isPresent() && leg.endedAt().isEmpty())
                .flatMap(leg -> leg.agent().stream())
                .toList();
    }

    @ParameterizedTest
    @CsvSource({"zammad", "sipgate"})
    void a_new_call_tells_whose_telephones_ring_until_one_is_answered(String format) {
        var call = "event=newCall&direction=in&from=8613800138000&to=4008201234&callId=5";
        assertThat(ringing(format, call)).isEmpty();
        assertThat(ringing(format, call + "&user[]=Alice&user[]=Bob")).containsExactly("Alice", "Bob");
        assertThat(ringing(format, call + "&user[]=Alice&user[]=Bob&userId[]=w0&userId[]=w1"))
                .containsExactly("w0", "w1");
        assertThat(ringing(format, call + "&user=Alice")).containsExactly("Alice");
        assertThat(ringing(format, call + "&answeringNumber=8002")).containsExactly("8002");
        var answered = fold(
                format,
                "application/x-www-form-urlencoded",
                call + "&user[]=Alice&user[]=Bob",
                "event=answer&direction=in&callId=5&user=Bob&answeringNumber=8002");
        assertThat(answered.agent()).contains("8002");
        assertThat(answered.alertingAt()).contains(NOW);
        assertThat(answered.legs())
                .filteredOn(leg -> leg.leg().equals("Alice"))
                .allSatisfy(leg -> assertThat(leg.endedAt()).isEqualTo(answered.answeredAt()))
                .hasSize(1);
    }

    @Test
    void zammad_speaks_json_and_parts_too_and_a_transfer_names_the_call_before_it() {
        var json = fold("zammad", "application/json", """
                {"event":"newCall","from":"493023125741","to":"492214710334","direction":"out","callId":"f4ebd2be-7b9a-4d58-94c2-eb06a3c2ce16",
                 "user":["Christopher Miller"],"origCallId":"f4ebd2be-0","unknown":{"deep":[1,2]}}""");
        assertThat(json.direction()).isEqualTo(CallDirection.OUT);
        assertThat(json.from()).contains("+493023125741");
        assertThat(json.origCall()).contains("f4ebd2be-0");
        assertThat(json.transferredAt()).contains(NOW);
        var parts = "--x\r\nContent-Disposition: form-data; name=\"event\"\r\n\r\nnewCall\r\n"
                + "--x\r\nContent-Disposition: form-data; name=\"callId\"\r\n\r\n12\r\n"
                + "--x\r\nContent-Disposition: form-data; name=\"from\"\r\n\r\n013800138000\r\n--x--\r\n";
        assertThat(fold("zammad", "multipart/form-data; boundary=x", parts).state())
                .isEqualTo(CallState.OFFERED);
    }

    private static String record(String variables, String callflow) {
        return "{\"core-uuid\":\"c0\",\"switchname\":\"fs1\",\"channel_data\":{\"state\":\"CS_REPORTING\",\"direction\":\"inbound\"},"
                + "\"variables\":{" + variables + "}," + callflow + "}";
    }

    private static String times(String answered, String end, String held) {
        return "\"caller_profile\":{\"caller_id_number\":\"13800138000\",\"destination_number\":\"4008201234\",\"uuid\":\"47e84b8e\"},"
                + "\"times\":{\"created_time\":\"1796004000000000\",\"progress_time\":\"1796004010000000\",\"answered_time\":\""
                + answered
                + "\",\"hold_accum_time\":\"" + held + "\",\"hangup_time\":\"" + end + "\"}";
    }

    /** FreeSWITCH's own document shows callflow twice in one object; a list came later. */
    @Test
    void a_record_of_freeswitch_has_microseconds_and_callflow_twice() {
        var twice = "\"callflow\":{\"profile_index\":\"2\"," + times("1796004005500000", "1796004065000000", "2208292")
                + "},\"callflow\":{\"profile_index\":\"1\"," + times("0", "0", "0") + "}";
        var body = record(
                "\"uuid\":\"47e84b8e\",\"direction\":\"inbound\",\"caller_id_number\":\"%2B8613800138000\","
                        + "\"hangup_cause\":\"NORMAL_CLEARING\",\"sip_hangup_disposition\":\"recv_bye\"",
                twice);
        var encoded = "cdr=" + java.net.URLEncoder.encode(body, StandardCharsets.UTF_8);
        var inBase64 = "cdr="
                + java.net.URLEncoder.encode(
                        Base64.getEncoder().encodeToString(body.getBytes(StandardCharsets.UTF_8)),
                        StandardCharsets.UTF_8);
        var plain = fold("json-cdr", "application/json", body);
        assertThat(fold("json-cdr", "application/x-www-form-urlencoded", encoded))
                .isEqualTo(plain);
        assertThat(fold("json-cdr", "application/x-www-form-urlencoded", inBase64))
                .isEqualTo(plain);
        assertThat(plain.from()).contains("+8613800138000");
        assertThat(Duration.between(
                        plain.offeredAt().orElseThrow(), plain.answeredAt().orElseThrow()))
                .isEqualTo(Duration.ofMillis(5_500));
        assertThat(plain.heldMillis()).isEqualTo(2_208);
        assertThat(plain.endedBy()).contains(CallParty.CUSTOMER);
        assertThat(plain.timesBy()).isEqualTo(CallFacts.TimesBy.EXCHANGE);
    }

    @Test
    void a_queue_that_answers_the_channel_is_no_answer_to_the_caller() {
        var flow = "\"callflow\":[{" + times("1796004000100000", "1796004065000000", "0") + "}]";
        var waited = "\"uuid\":\"47e84b8e\",\"cc_queue\":\"service@default\",\"cc_queue_joined_epoch\":\"1796004001\"";
        var lost = fold(
                "json-cdr",
                "application/json",
                record(waited + ",\"cc_cancel_reason\":\"BREAK_OUT\",\"hangup_cause\":\"NORMAL_CLEARING\"", flow));
        assertThat(lost.answeredAt()).isEmpty();
        assertThat(lost.cause()).contains(CallCause.ABANDONED);
        var agent =
                "\"uuid\":\"b1\",\"cc_side\":\"agent\",\"cc_agent\":\"1001@default\",\"cc_member_session_uuid\":\"47e84b8e\",\"originator\":\"47e84b8e\"";
        var answered = fold(
                "json-cdr",
                "application/json",
                record(
                        waited
                                + ",\"cc_queue_answered_epoch\":\"1796004016\",\"cc_agent\":\"1001@default\",\"cc_cancel_reason\":\"NONE\"",
                        flow),
                record(agent, "\"callflow\":[{" + times("1796004016000000", "1796004065000000", "0") + "}]"));
        assertThat(answered.agent()).contains("1001");
        assertThat(Duration.between(
                        answered.alertingAt().orElseThrow(),
                        answered.answeredAt().orElseThrow()))
                .isEqualTo(Duration.ofSeconds(6));
        assertThat(Duration.between(
                        answered.queuedAt().orElseThrow(), answered.answeredAt().orElseThrow()))
                .isEqualTo(Duration.ofSeconds(15));
    }

    @ParameterizedTest
    @CsvSource({"recv_bye, AGENT", "send_bye, CUSTOMER", "recv_cancel, AGENT", "send_refuse, CUSTOMER"})
    @Tag("T11")
    void an_outgoing_call_of_freeswitch_is_the_callers_and_the_words_of_its_end_mean_the_other_party(
            String disposition, CallParty endedBy) {
        var flow =
                "\"callflow\":[{\"caller_profile\":{\"caller_id_number\":\"8002\",\"destination_number\":\"13800138000\"},"
                        + "\"times\":{\"created_time\":\"1796004000000000\",\"progress_time\":\"1796004002000000\","
                        + "\"answered_time\":\"1796004005000000\",\"hold_accum_time\":\"0\",\"hangup_time\":\"1796004065000000\"}}]";
        var agents = record(
                "\"uuid\":\"a1\",\"direction\":\"inbound\",\"call_direction\":\"outbound\",\"hangup_cause\":\"NORMAL_CLEARING\","
                        + "\"sip_hangup_disposition\":\"" + disposition + "\"",
                flow);
        var customers = "\"uuid\":\"b1\",\"direction\":\"outbound\",\"originating_leg_uuid\":\"a1\","
                + "\"hangup_cause\":\"NORMAL_CLEARING\",\"sip_hangup_disposition\":\"send_bye\"";
        var call = fold("json-cdr", "application/json", agents, record(customers, flow));
        assertThat(call.direction()).isEqualTo(CallDirection.OUT);
        assertThat(call.from()).contains("8002");
        assertThat(call.to()).contains("+8613800138000");
        assertThat(call.agent()).contains("8002");
        assertThat(call.endedBy()).contains(endedBy);
        assertThat(call.cause()).contains(CallCause.ANSWERED);
        assertThat(call.legs())
                .as("the customer's telephone is none of an agent")
                .isEmpty();
        assertThat(call.corrected()).isEmpty();
        assertThat(read("json-cdr", "application/json", record(customers + ",\"call_direction\":\"outbound\"", flow)))
                .as("with the variable exported")
                .isInstanceOf(Understood.Nothing.class);
    }

    @Test
    void a_report_of_3cx_leaves_variables_unfilled_and_names_no_call() {
        var form = "application/x-www-form-urlencoded";
        var inbound = "CallType=Inbound&Number=013800138000&Agent=101&Duration=00%3A01%3A05&Name=%5BName%5D"
                + "&CallStartTimeUTC=2026-11-30T01%3A00%3A00Z&CallEndTimeUTC=2026-11-30T01%3A01%3A12Z&Queue=%5BQueue%5D";
        var call = fold("3cx", form, inbound);
        assertThat(call.callerName()).isEmpty();
        assertThat(call.queue()).isEmpty();
        assertThat(call.agent()).contains("101");
        assertThat(Duration.between(
                        call.offeredAt().orElseThrow(), call.answeredAt().orElseThrow()))
                .isEqualTo(Duration.ofSeconds(7));
        assertThat(events("3cx", form, inbound).get(0).callId()).isEqualTo("013800138000/101/2026-11-30T01:00:00Z");
        var missed = fold("3cx", form, inbound.replace("Inbound", "Missed").replace("00%3A01%3A05", "00%3A00%3A00"));
        assertThat(missed.answeredAt()).isEmpty();
        assertThat(missed.cause()).contains(CallCause.NO_ANSWER);
        var outbound = fold("3cx", "application/json", """
                {"CallType":"Outbound","Number":"+8613800138000","Agent":"101","Duration":"65",
                 "CallStartTimeUTC":"2026-11-30T01:00:00Z","CallEndTimeUTC":"2026-11-30T01:01:12Z"}""");
        assertThat(outbound.direction()).isEqualTo(CallDirection.OUT);
        assertThat(outbound.to()).contains("+8613800138000");
    }

    private static String state(String status, String member) {
        return "{\"type\":30011,\"sn\":\"3631A2124XXX\",\"msg\":{\"call_id\":\"1648861726.280\",\"members\":["
                + "{\"inbound\":{\"from\":\"13800138000\",\"to\":\"4008201234\",\"trunk_name\":\"t\",\"channel_id\":\"PJSIP/t-b5\",\"member_status\":\""
                + status + "\",\"call_path\":\" \"}}" + member + "]}}";
    }

    private static String extension(String number, String status) {
        return ",{\"extension\":{\"number\":\"" + number + "\",\"channel_id\":\"PJSIP/" + number
                + "-b6\",\"member_status\":\"" + status + "\",\"call_path\":\"6400\"}}";
    }

    @Test
    @Tag("T11")
    void yeastar_tells_of_telephones_and_its_record_has_times_without_a_zone() {
        var json = "application/json";
        var record = """
                {"type":30012,"sn":"3631A2124XXX","msg":"{\\"call_id\\":\\"1648861726.280\\",\\"time_start\\":\\"2026-11-30 09:04:36\\",
                \\"call_from\\":\\"13800138000\\",\\"call_to\\":\\"6400\\",\\"call_duration\\":24,\\"talk_duration\\":10,\\"status\\":\\"ANSWERED\\",
                \\"type\\":\\"Inbound\\",\\"did_number\\":\\" \\",\\"agent_ring_time\\":4,\\"uid\\":\\"u1\\"}"}""";
        var live = fold(
                "yeastar",
                json,
                state("ALERT", ""),
                state("ALERT", extension("2001", "RING") + extension("2002", "RING")),
                state("ANSWERED", extension("2002", "ANSWER")),
                state("ANSWERED", extension("2002", "HOLD")));
        assertThat(live.state()).isEqualTo(CallState.ANSWERED);
        assertThat(live.agent()).contains("2002");
        assertThat(live.from()).contains("+8613800138000");
        assertThat(live.heldSince()).isPresent();
        var over = fold("yeastar", json, record);
        assertThat(over.offeredAt()).contains(Instant.parse("2026-11-30T01:04:36Z"));
        assertThat(over.alertingAt()).contains(Instant.parse("2026-11-30T01:04:46Z"));
        assertThat(over.answeredAt()).contains(Instant.parse("2026-11-30T01:04:50Z"));
        assertThat(over.endedAt()).contains(Instant.parse("2026-11-30T01:05:00Z"));
        assertThat(over.direction()).isEqualTo(CallDirection.IN);
        assertThat(read(
                        "yeastar",
                        json,
                        "{\"type\":30008,\"msg\":\"{\\\"extension\\\":\\\"2002\\\",\\\"status\\\":\\\"Ringing\\\"}\"}"))
                .isInstanceOf(Understood.Nothing.class);
    }

    /** Event 30039 has one record for each leg of a call, after the call. */
    private static String leg(String extension, String begin, int rang, int talked, int held, String status) {
        return """
                {"type":30039,"sn":"3631A2124XXX","msg":{"call_id":"1648861726.280","time_start":"%s","call_from":"13800138000","call_to":"%s",
                "ext_number":"%s","ring_duration":%d,"talk_duration":%d,"hold_duration":%d,"status":"%s"}}""".formatted(begin, extension, extension, rang, talked, held, status);
    }

    @Test
    @Tag("R2")
    void yeastar_records_each_telephone_of_a_call_how_long_it_rang_and_how_long_the_customer_was_on_hold() {
        var call = fold(
                "yeastar",
                "application/json",
                state("ALERT", ""),
                leg("2002", "2026-11-30 12:00:00", 20, 0, 0, "NO ANSWER"),
                leg("2003", "2026-11-30 12:00:20", 4, 90, 15, "ANSWERED"));
        assertThat(call.legs()).hasSize(2);
        assertThat(call.legs()).anySatisfy(leg -> {
            assertThat(leg.agent()).contains("2002");
            assertThat(leg.alertingAt()).contains(Instant.parse("2026-11-30T04:00:00Z"));
            assertThat(leg.answeredAt()).isEmpty();
            assertThat(leg.cause()).contains(CallCause.NO_ANSWER);
        });
        assertThat(call.legs()).anySatisfy(leg -> {
            assertThat(leg.agent()).contains("2003");
            assertThat(leg.answeredAt()).contains(Instant.parse("2026-11-30T04:00:24Z"));
            assertThat(leg.heldMillis()).isEqualTo(15_000);
        });
        assertThat(call.agent()).as("who answered").contains("2003");
        assertThat(call.from()).contains("+8613800138000");
        assertThat(read("yeastar", "application/json", "{\"type\":30039,\"msg\":{\"status\":\"ABANDONED\"}}"))
                .as("of no call")
                .isInstanceOf(Understood.Nothing.class);
    }

    @Test
    void placetel_and_sipgate_send_forms() {
        var form = "application/x-www-form-urlencoded";
        var id = "f4591ba315d81671d7a06c2a3b4f963dafd119de39cb26edd8a6476676b2f447";
        var call = fold(
                "placetel",
                form,
                "event=IncomingCall&from=022129191999&to=022129191888&call_id=" + id,
                "event=CallAccepted&from=022129191999&to=022129191888&peer=777%40fpbx.de&call_id=" + id,
                "event=HungUp&from=022129191999&to=022129191888&type=accepted&duration=42&call_id=" + id);
        assertThat(call.agent()).contains("777");
        assertThat(call.cause()).contains(CallCause.ANSWERED);
        var outgoing = fold(
                "placetel",
                form,
                "event=CallAccepted&from=022129191999&to=022129191888&peer=777%40fpbx.de&call_id=" + id,
                "event=HungUp&direction=out&type=accepted&call_id=" + id);
        assertThat(outgoing.direction()).as("its begin was lost").isEqualTo(CallDirection.OUT);
        var sipgate = fold(
                "sipgate",
                form,
                "event=newCall&direction=in&from=492111234567&to=4915791234567&callId=12345678901234567890&user%5B%5D=voipUser1&userId%5B%5D=w0&fullUserId%5B%5D=1234567w0",
                "event=answer&callId=12345678901234567890&user=John+Doe&userId=w0&from=492111234567&to=4915791234567&direction=in&answeringNumber=21199999999",
                "event=hangup&cause=normalClearing&callId=12345678901234567890&from=492111234567&to=4915791234567&direction=in&answeringNumber=4921199999999");
        assertThat(sipgate.from()).contains("+492111234567");
        assertThat(sipgate.cause()).contains(CallCause.ANSWERED);
    }

    @Test
    void our_own_format_takes_one_event_or_several() {
        var one =
                "{\"type\":\"offered\",\"call\":\"c1\",\"at\":\"2026-11-30T01:00:00Z\",\"direction\":\"in\",\"from\":\"+8613800138000\"}";
        var two =
                "{\"type\":\"answered\",\"call\":\"c1\",\"leg\":\"8002\",\"agent\":\"8002\",\"at\":\"2026-11-30T09:00:05+08:00\"}";
        assertThat(events("hotline", "application/json", one)).hasSize(1);
        assertThat(fold("hotline", "application/json", "{\"events\":[" + one + "," + two + "]}")
                        .answeredAt())
                .contains(Instant.parse("2026-11-30T01:00:05Z"));
        var record = fold("hotline", "application/json", """
                {"type":"record","call":"c1","cause":"abandoned","endedBy":"customer","offeredAt":"2026-11-30T01:00:00Z",
                 "endedAt":"2026-11-30T01:00:30Z","heldSeconds":3}""");
        assertThat(record.cause()).contains(CallCause.ABANDONED);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            zammad   | application/json                  | {"event":"newCall"}        | NO_CALL_ID
            zammad   | application/json                  | {"event":                  | UNREADABLE
            zammad   | application/x-www-form-urlencoded | a=%zz                      | UNREADABLE
            placetel | application/json                  | {"event":"IncomingCall"}   | UNREADABLE
            hotline  | application/json                  | [[[]]]                     | nothing
            yeastar  | application/json                  | {"type":30011,"msg":"{"}   | nothing
            """)
    void what_cannot_be_read_says_why(String format, String type, String body, String code) {
        var understood = read(format, type, body);
        assertThat(
                        understood instanceof Understood.Refused refused
                                ? refused.code().name()
                                : "nothing")
                .isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource({
        "8613800138000, +8613800138000",
        "13800138000, +8613800138000",
        "008613800138000, +8613800138000",
        "+8613800138000, +8613800138000",
        "021-61234567, +862161234567",
        "493055571600, +493055571600",
        "0049 30 55571600, +493055571600",
        "8002, 8002",
        "10086, 10086",
        "sip:8002@10.0.0.1, 8002",
        "PJSIP/8002, PJSIP/8002"
    })
    void numbers_are_written_in_one_way(String written, String read) {
        assertThat(new Numbers().read(written, "CN", java.util.Set.of())).isEqualTo(Optional.of(read));
    }
}
