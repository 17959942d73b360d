package hotline.telephony.simulation;

import hotline.telephony.CallCause;
import hotline.telephony.CallParty;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The record of FreeSWITCH's mod_json_cdr for the customer's leg of a call through mod_callcenter: text in every value, times in microseconds, 0 for never. */
final class JsonCdrWire {
    private static final long MICROS = 1_000_000;

    private JsonCdrWire() {}

    static List<WireMessage> messages(SimulatedCall call) {
        var record = new JsonObject()
                .put("core-uuid", "b8c2f0de-5d4f-11ee-8c99-0242ac120002")
                .put("switchname", "pbx1")
                .put("channel_data", new JsonObject().put("state", "CS_REPORTING").put("direction", "inbound"))
                .put("variables", variables(call))
                .put("callflow", new JsonArray().add(flow(call)));
        return List.of(new WireMessage(call.endedAt(), "application/json", record.encode()));
    }

    private static JsonObject variables(SimulatedCall call) {
        var variables = new JsonObject()
                .put("uuid", call.id())
                .put("direction", "inbound")
                .put("caller_id_number", call.from())
                .put("destination_number", call.to())
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
        call.endedBy()
                .ifPresent(by -> variables.put(
                        "sip_hangup_disposition", by == CallParty.CUSTOMER ? "recv_bye" : "send_bye"));
        return variables;
    }

    private static JsonObject flow(SimulatedCall call) {
        return new JsonObject()
                .put("profile_index", "1")
                .put(
                        "caller_profile",
                        new JsonObject()
                                .put("caller_id_number", call.from())
                                .put("destination_number", call.to())
                                .put("uuid", call.id()))
                .put(
                        "times",
                        new JsonObject()
                                .put("created_time", micros(Optional.of(call.offeredAt())))
                                .put("progress_time", micros(call.alertingAt()))
                                .put("answered_time", micros(call.answeredAt()))
                                .put("hold_accum_time", hold(call))
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
