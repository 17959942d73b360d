package hotline.telephony.simulation;

import hotline.telephony.CallCause;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Steps as sipgate.io and Zammad's generic CTI have them: newCall, answer, hangup. */
final class ZammadWire {
    private ZammadWire() {}

    static List<WireMessage> messages(SimulatedCall call) {
        var messages = new ArrayList<WireMessage>();
        var begun = step(call, "newCall");
        begun.put("queue", call.queue());
        call.transferredFrom().ifPresent(before -> begun.put("origCallId", before));
        messages.add(message(call.offeredAt(), begun));
        call.answeredAt().ifPresent(at -> {
            var answered = step(call, "answer");
            call.extension().ifPresent(extension -> answered.put("answeringNumber", extension));
            messages.add(message(at, answered));
        });
        var over = step(call, "hangup");
        over.put("cause", cause(call.cause()));
        messages.add(message(call.endedAt(), over));
        return messages;
    }

    private static Map<String, String> step(SimulatedCall call, String event) {
        var step = new LinkedHashMap<String, String>();
        step.put("event", event);
        step.put("from", call.from().substring(1));
        step.put("to", call.to());
        step.put("direction", "in");
        step.put("callId", call.id());
        return step;
    }

    private static String cause(CallCause cause) {
        return switch (cause) {
            case ANSWERED -> "normalClearing";
            case ABANDONED -> "cancel";
            case NO_ANSWER -> "noAnswer";
            case BUSY, REJECTED -> "busy";
            case UNREACHABLE, WRONG_NUMBER -> "notFound";
            case FORWARDED, VOICEMAIL -> "forwarded";
            case FAILED, UNKNOWN -> "congestion";
        };
    }

    private static WireMessage message(Instant at, Map<String, String> fields) {
        var body = fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return new WireMessage(at, "application/x-www-form-urlencoded", body);
    }
}
