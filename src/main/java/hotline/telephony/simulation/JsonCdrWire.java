package hotline.telephony.simulation;

import hotline.telephony.CallCause;
import hotline.telephony.CallParty;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The records of FreeSWITCH's mod_json_cdr for a call through mod_callcenter, one of the customer's leg and one of the agent's: text in every value, times in microseconds,
 * 0 for never.
 */
final class JsonCdrWire {
    private static final long MICROS = 1_000_000;

    private JsonCdrWire() {}

    static List<WireMessage> messages(SimulatedCall call) {
        var customers = record("inbound", variables(call), flow(call, call.id(), call.to(), Optional.empty()));
        return call.extension()
                .map(extension -> List.of(
                        message(call, customers),
                        message(
                                call,
                                record(
                                        "outbound",
                                        agents(call, extension),
                                        flow(call, call.id() + "-agent", extension, call.alertingAt())))))
                .orElseGet(() -> List.of(message(call, customers)));
    }

    private static WireMessage message(SimulatedCall call, JsonObject record) {
        return new WireMessage(call.endedAt(), "application/json", record.encode());
    }

    private static JsonObject record(String direction, JsonObject variables, JsonObject flow) {
        return new JsonObject()
                .put("core-uuid", "b8c2f0de-5d4f-11ee-8c99-0242ac120002")
                .put("switchname", "pbx1")
                .put(
                        "channel_data",
                        new JsonObject().put("state", "CS_REPORTING").put("direction", direction))
                .put("variables", variables)
                .put("callflow", new JsonArray().add(flow));
    }

    private static JsonObject agents(SimulatedCall call, String extension) {
        return new JsonObject()
                .put("uuid", call.id() + "-agent")
                .put("direction", "outbound")
                .put("originator", call.id())
                .put("cc_side", "agent")
                .put("cc_agent", extension)
                .put("cc_member_session_uuid", call.id())
                .put("hangup_cause", cause(call.cause()));
    }

    private static JsonObject variables(SimulatedCall call) {
        var variables = new JsonObject()
                .put("uuid", call.id())
                .put("direction", "inbound")
                .put("caller_id_number", call.from())
                .put("start_epoch", epoch(Optional.of(call.offeredAt())))
                .put("answer_epoch", epoch(call.answeredAt()))
                .put("end_epoch", epoch(Optional.of(call.endedAt())))
                .put("hangup_cause", cause(call.cause()))
                .put("cc_queue", call.queue())
                .put("cc_queue_joined_epoch", epoch(Optional.of(call.offeredAt())))
                .put("cc_side", "member");
        call.answeredAt().ifPresent(at -> variables
                .put("cc_queue_answered_epoch", epoch(Optional.of(at)))
                .put("cc_agent", call.extension().orElse("")));
        if (call.cause() == CallCause.ABANDONED) {
            variables.put("cc_cancel_reason", "BREAK_OUT");
        }
        call.endedBy()
                .ifPresent(by ->
                        variables.put("sip_hangup_disposition", by == CallParty.CUSTOMER ? "recv_bye" : "send_bye"));
        return variables;
    }

    private static JsonObject flow(SimulatedCall call, String uuid, String to, Optional<Instant> alerting) {
        return new JsonObject()
                .put("profile_index", "1")
                .put(
                        "caller_profile",
                        new JsonObject()
                                .put("caller_id_number", call.from())
                                .put("destination_number", to)
                                .put("uuid", uuid))
                .put(
                        "times",
                        new JsonObject()
                                .put("created_time", micros(Optional.of(call.offeredAt())))
                                .put("progress_time", micros(alerting))
                                .put("answered_time", micros(call.answeredAt()))
                                // The agent puts on hold, so the time is the agent's leg's.
                                .put("hold_accum_time", alerting.isEmpty() ? "0" : hold(call))
                                .put("hangup_time", micros(Optional.of(call.endedAt()))));
    }

    private static String hold(SimulatedCall call) {
        return Long.toString(call.hold()
                .map(hold -> Duration.between(hold.from(), hold.to()).toSeconds() * MICROS)
                .orElse(0L));
    }

    private static String cause(CallCause cause) {
        return switch (cause) {
            case ANSWERED -> "NORMAL_CLEARING";
            case ABANDONED -> "ORIGINATOR_CANCEL";
            case NO_ANSWER -> "NO_ANSWER";
            case BUSY -> "USER_BUSY";
            case REJECTED -> "CALL_REJECTED";
            case UNREACHABLE -> "NO_ROUTE_DESTINATION";
            case WRONG_NUMBER -> "UNALLOCATED_NUMBER";
            case FORWARDED -> "BLIND_TRANSFER";
            case VOICEMAIL, FAILED, UNKNOWN -> "NORMAL_TEMPORARY_FAILURE";
        };
    }

    private static String epoch(Optional<Instant> at) {
        return Long.toString(at.map(Instant::getEpochSecond).orElse(0L));
    }

    private static String micros(Optional<Instant> at) {
        return Long.toString(at.map(moment -> moment.getEpochSecond() * MICROS).orElse(0L));
    }
}
