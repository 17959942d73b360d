package hotline.telephony.simulation;

import hotline.telephony.CallCause;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Yeastar's pushes: 30011 for each state of a call, 30012 once it is over. */
final class YeastarWire {
    private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);
    private static final String SERIAL = "369552110001";

    private YeastarWire() {}

    static List<WireMessage> messages(SimulatedCall call, ZoneId zone) {
        var messages = new ArrayList<WireMessage>();
        messages.add(state(call, call.offeredAt(), "ALERT", Optional.empty()));
        call.alertingAt().ifPresent(at -> messages.add(state(call, at, "ALERT", Optional.of("RING"))));
        call.answeredAt().ifPresent(at -> messages.add(state(call, at, "ANSWER", Optional.of("ANSWER"))));
        call.hold().ifPresent(hold -> {
            messages.add(state(call, hold.from(), "ANSWERED", Optional.of("HOLD")));
            messages.add(state(call, hold.to(), "ANSWERED", Optional.of("ANSWERED")));
        });
        messages.add(state(call, call.endedAt(), "BYE", call.alertingAt().map(rang -> "BYE")));
        messages.add(record(call, zone));
        return messages;
    }

    private static WireMessage state(SimulatedCall call, Instant at, String customer, Optional<String> agent) {
        var members = new JsonArray()
                .add(new JsonObject()
                        .put(
                                "inbound",
                                new JsonObject()
                                        .put("from", call.from())
                                        .put("to", call.to())
                                        .put("trunk_name", "trunk1")
                                        .put("channel_id", call.id() + "-in")
                                        .put("member_status", customer)));
        agent.ifPresent(status -> members.add(new JsonObject()
                .put(
                        "extension",
                        new JsonObject()
                                .put("number", call.extension().orElse(""))
                                .put("channel_id", call.id() + "-ext")
                                .put("member_status", status)
                                .put("call_path", ""))));
        return message(at, 30_011, new JsonObject().put("call_id", call.id()).put("members", members));
    }

    private static WireMessage record(SimulatedCall call, ZoneId zone) {
        var answered = call.answeredAt();
        return message(
                call.endedAt(),
                30_012,
                new JsonObject()
                        .put("call_id", call.id())
                        .put("time_start", LOCAL.format(call.offeredAt().atZone(zone)))
                        .put("call_from", call.from())
                        .put("call_to", call.extension().orElse(call.to()))
                        .put("call_duration", seconds(call.offeredAt(), call.endedAt()))
                        .put(
                                "talk_duration",
                                answered.map(at -> seconds(at, call.endedAt())).orElse(0L))
                        .put("status", status(call.cause()))
                        .put("type", "Inbound")
                        .put("did_number", call.to())
                        .put(
                                "agent_ring_time",
                                call.alertingAt()
                                        .map(rang -> seconds(rang, answered.orElse(call.endedAt())))
                                        .orElse(0L))
                        .put("uid", call.id() + "-cdr"));
    }

    private static String status(CallCause cause) {
        return switch (cause) {
            case ANSWERED, FORWARDED -> "ANSWERED";
            case BUSY, REJECTED -> "BUSY";
            case VOICEMAIL -> "VOICEMAIL";
            case ABANDONED, NO_ANSWER, UNREACHABLE, WRONG_NUMBER, FAILED, UNKNOWN -> "NO ANSWER";
        };
    }

    private static long seconds(Instant from, Instant to) {
        return Duration.between(from, to).toSeconds();
    }

    private static WireMessage message(Instant at, int type, JsonObject said) {
        return new WireMessage(
                at,
                "application/json",
                new JsonObject()
                        .put("type", type)
                        .put("sn", SERIAL)
                        .put("msg", said)
                        .encode());
    }
}
