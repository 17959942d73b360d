package hotline.http.api.telephony;

import hotline.http.api.ComplaintJson;
import hotline.http.api.Names;
import hotline.http.engine.JsonValue;
import hotline.http.engine.Times;
import hotline.telephony.CallCause;
import hotline.telephony.CallDirection;
import hotline.telephony.CallEvent;
import hotline.telephony.connector.Connector;
import hotline.telephony.connector.Messages.Seen;
import hotline.telephony.connector.Trial;
import hotline.telephony.mapping.Mapping;
import hotline.telephony.mapping.SecretWay;
import hotline.telephony.mapping.Understood;
import hotline.text.TypedText;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Writes connectors and their messages. */
record ConnectorJson(Supplier<ZoneId> zone) {
    private static final int SHOWN = 4_000;
    /** A customer's number may stand anywhere in a message. */
    private static final Pattern LONG_NUMBER = Pattern.compile("(\\d{3})\\d{2,}(\\d{2})");

    JsonObject connector(Connector connector, Instant now) {
        return new JsonObject()
                .put("code", connector.code())
                .put("name", connector.name())
                .put("format", connector.format())
                .put("address", "/api/v1/telephony/" + connector.code() + "/events")
                .put("zone", connector.zone().getId())
                .put("enabled", connector.isEnabled())
                .put("mapping", JsonValue.orNull(connector.ownMapping()))
                .put("usable", connector.mapping().isPresent())
                .put(
                        "secrets",
                        ComplaintJson.array(
                                connector.secrets().stream()
                                        .filter(secret -> !secret.isTrial())
                                        .toList(),
                                secret -> new JsonObject()
                                        .put("number", secret.number())
                                        .put("createdAt", time(secret.createdAt()))
                                        .put("validUntil", time(secret.validUntil()))
                                        .put("usedAt", time(secret.usedAt()))))
                .put("createdAt", time(connector.createdAt()))
                .put("version", connector.version());
    }

    static JsonObject format(Mapping mapping) {
        return Names.named(mapping.format(), mapping.name())
                .put(
                        "secrets",
                        ComplaintJson.array(
                                mapping.secrets().stream()
                                        .sorted(Comparator.naturalOrder())
                                        .toList(),
                                SecretWay::code));
    }

    static JsonObject trial(Trial trial) {
        var headers = new JsonObject();
        trial.headers().forEach(headers::put);
        return new JsonObject()
                .put("path", trial.path())
                .put("headers", headers)
                .put("body", trial.body());
    }

    JsonObject message(Seen seen) {
        var message = seen.message();
        var events = seen.understood() instanceof Understood.Events all ? all.events() : List.<CallEvent>of();
        return new JsonObject()
                .put("id", message.id())
                .put("receivedAt", time(message.receivedAt()))
                .put("contentType", message.contentType())
                .put("body", shown(message.body().getBytes()))
                .put("state", message.state())
                .put("trial", message.isTrial())
                .put("fault", fault(seen).orElse(null))
                .put("events", ComplaintJson.array(events, this::event));
    }

    private static Optional<JsonObject> fault(Seen seen) {
        var message = seen.message();
        var kept =
                message.fault().map(code -> new JsonObject().put("code", code).put("value", message.faultValue()));
        return kept.or(() -> seen.understood() instanceof Understood.Refused refused
                ? Optional.of(
                        new JsonObject().put("code", refused.code().code()).put("value", refused.value()))
                : Optional.empty());
    }

    private JsonObject event(CallEvent event) {
        return new JsonObject()
                .put("type", event.type().code())
                .put("call", event.callId())
                .put("leg", event.leg())
                .put("at", time(event.at()))
                .put("byExchange", event.atByExchange())
                .put("direction", JsonValue.orNull(event.direction().map(CallDirection::code)))
                .put("from", JsonValue.orNull(event.from().map(ConnectorJson::masked)))
                .put("to", JsonValue.orNull(event.to().map(ConnectorJson::masked)))
                .put("queue", JsonValue.orNull(event.queue()))
                .put("agent", JsonValue.orNull(event.agent().map(ConnectorJson::masked)))
                .put("cause", JsonValue.orNull(event.cause().map(CallCause::code)));
    }

    private static String shown(byte[] body) {
        var text = new String(body, StandardCharsets.UTF_8);
        var start = text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
        var plain = TypedText.isPlain(start) ? start : start.replaceAll("[\\p{Cntrl}\\p{Cs}&&[^\\n\\t]]", "�");
        return masked(plain);
    }

    private static String masked(String text) {
        return LONG_NUMBER.matcher(text).replaceAll("$1••••$2");
    }

    private String time(Instant at) {
        return Times.of(at, zone.get());
    }

    private @Nullable String time(Optional<Instant> at) {
        return JsonValue.orNull(at.map(this::time));
    }
}
