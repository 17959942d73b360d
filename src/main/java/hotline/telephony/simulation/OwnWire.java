package hotline.telephony.simulation;

import hotline.telephony.CallEventType;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Our own format: one event of a call in each message, with its time. */
final class OwnWire {
    private OwnWire() {}

    static List<WireMessage> messages(SimulatedCall call) {
        var messages = new ArrayList<WireMessage>();
        messages.add(message(call, CallEventType.OFFERED, call.offeredAt(), false));
        messages.add(message(call, CallEventType.QUEUED, call.offeredAt(), false));
        call.alertingAt().ifPresent(at -> messages.add(message(call, CallEventType.ALERTING, at, true)));
        call.answeredAt().ifPresent(at -> messages.add(message(call, CallEventType.ANSWERED, at, true)));
        call.hold().ifPresent(hold -> {
            messages.add(message(call, CallEventType.HELD, hold.from(), true));
            messages.add(message(call, CallEventType.RETRIEVED, hold.to(), true));
        });
        messages.add(message(call, CallEventType.ENDED, call.endedAt(), false));
        return messages;
    }

    private static WireMessage message(SimulatedCall call, CallEventType type, Instant at, boolean isOfTelephone) {
        var event = new JsonObject()
                .put("type", type.code())
                .put("call", call.id())
                .put("id", call.id() + "-" + type.code())
                .put("at", at.toString())
                .put("direction", "in")
                .put("from", call.from())
                .put("to", call.to())
                .put("queue", call.queue());
        call.transferredFrom().ifPresent(before -> event.put("originalCall", before));
        if (isOfTelephone) {
            call.extension().ifPresent(extension -> event.put("leg", extension).put("agent", extension));
        }
        if (type == CallEventType.ENDED) {
            event.put("cause", call.cause().code());
            call.endedBy().ifPresent(by -> event.put("endedBy", by.code()));
        }
        return new WireMessage(at, "application/json", event.encode());
    }
}
