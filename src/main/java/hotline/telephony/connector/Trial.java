package hotline.telephony.connector;

import hotline.secret.Hmac;
import hotline.telephony.mapping.Mapping;
import hotline.telephony.mapping.SecretWay;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A call as an exchange of a format would send it, ready to be sent to the real address. Its secret ends with the trial.
 *
 * @param path within this server
 */
public record Trial(String path, Map<String, String> headers, String body) {
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String JSON = "application/json";
    private static final Duration LENGTH = Duration.ofSeconds(65);
    private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    public Trial {
        headers = Map.copyOf(headers);
    }

    private record Example(String type, String body) {}

    /** By format; %call%, %start%, %end%, %micros%, %endmicros% and %local% are filled in. */
    private static final Map<String, List<Example>> EXAMPLES = Map.of(
            "zammad",
            List.of(
                    new Example(
                            JSON,
                            "{\"event\":\"newCall\",\"from\":\"8613800138000\",\"to\":\"4008201234\",\"direction\":\"in\",\"callId\":\"%call%\",\"queue\":\"service\"}"),
                    new Example(
                            JSON,
                            "{\"event\":\"answer\",\"from\":\"8613800138000\",\"to\":\"4008201234\",\"direction\":\"in\",\"callId\":\"%call%\",\"answeringNumber\":\"8002\"}"),
                    new Example(
                            JSON,
                            "{\"event\":\"hangup\",\"direction\":\"in\",\"callId\":\"%call%\",\"cause\":\"normalClearing\"}")),
            "sipgate",
            List.of(
                    new Example(
                            FORM,
                            "event=newCall&direction=in&from=8613800138000&to=4008201234&callId=%call%&user%5B%5D=Alice"),
                    new Example(
                            FORM,
                            "event=answer&direction=in&from=8613800138000&to=4008201234&callId=%call%&user=Alice&answeringNumber=8002"),
                    new Example(
                            FORM,
                            "event=hangup&direction=in&from=8613800138000&to=4008201234&callId=%call%&cause=normalClearing")),
            "json-cdr",
            List.of(
                    new Example(
                            JSON,
                            "{\"variables\":{\"uuid\":\"%call%\",\"direction\":\"inbound\",\"caller_id_number\":\"13800138000\",\"hangup_cause\":\"NORMAL_CLEARING\",\"sip_hangup_disposition\":\"recv_bye\"},"
                                    + "\"callflow\":[{\"profile_index\":\"1\",\"caller_profile\":{\"destination_number\":\"4008201234\",\"uuid\":\"%call%\"},"
                                    + "\"times\":{\"created_time\":\"%micros%\",\"answered_time\":\"%micros%\",\"hangup_time\":\"%endmicros%\",\"hold_accum_time\":\"0\"}}]}")),
            "3cx",
            List.of(
                    new Example(
                            FORM,
                            "CallType=Inbound&Number=013800138000&Agent=8002&Duration=00%3A00%3A58&Name=%5BName%5D&CallStartTimeUTC=%start%&CallEndTimeUTC=%end%")),
            "yeastar",
            List.of(
                    new Example(
                            JSON,
                            "{\"type\":30011,\"sn\":\"3631A2124XXX\",\"msg\":{\"call_id\":\"%call%\",\"members\":[{\"inbound\":{\"from\":\"13800138000\",\"to\":\"4008201234\",\"channel_id\":\"PJSIP/trunk-1\",\"member_status\":\"ALERT\"}},"
                                    + "{\"extension\":{\"number\":\"8002\",\"channel_id\":\"PJSIP/8002-1\",\"member_status\":\"RING\"}}]}}"),
                    new Example(
                            JSON,
                            "{\"type\":30012,\"sn\":\"3631A2124XXX\",\"msg\":{\"call_id\":\"%call%\",\"time_start\":\"%local%\",\"call_from\":\"13800138000\",\"call_to\":\"8002\",\"call_duration\":65,\"talk_duration\":58,\"status\":\"ANSWERED\",\"type\":\"Inbound\",\"agent_ring_time\":6,\"uid\":\"%call%\"}}")),
            "placetel",
            List.of(
                    new Example(FORM, "event=IncomingCall&from=013800138000&to=4008201234&call_id=%call%"),
                    new Example(
                            FORM,
                            "event=CallAccepted&from=013800138000&to=4008201234&peer=8002%40example&call_id=%call%"),
                    new Example(
                            FORM,
                            "event=HungUp&from=013800138000&to=4008201234&type=accepted&duration=58&call_id=%call%")),
            "hotline",
            List.of(
                    new Example(
                            JSON,
                            "{\"events\":[{\"type\":\"offered\",\"call\":\"%call%\",\"at\":\"%start%\",\"direction\":\"in\",\"from\":\"+8613800138000\",\"to\":\"+864008201234\"},"
                                    + "{\"type\":\"alerting\",\"call\":\"%call%\",\"leg\":\"8002\",\"agent\":\"8002\",\"at\":\"%start%\"},"
                                    + "{\"type\":\"answered\",\"call\":\"%call%\",\"leg\":\"8002\",\"agent\":\"8002\",\"at\":\"%start%\"},"
                                    + "{\"type\":\"ended\",\"call\":\"%call%\",\"at\":\"%end%\",\"cause\":\"answered\",\"endedBy\":\"customer\"}]}")));

    /** Of that connector; none where its format has no example. */
    public static List<Trial> of(Connector connector, NewSecret secret, Instant now) {
        var call = "trial-" + now.toEpochMilli();
        return connector.mapping().stream()
                .flatMap(mapping -> EXAMPLES.getOrDefault(connector.format(), List.of()).stream()
                        .map(example -> of(
                                connector,
                                mapping,
                                secret,
                                example.type(),
                                filled(example.body(), call, connector.zone(), now),
                                now)))
                .toList();
    }

    private static String filled(String body, String call, ZoneId zone, Instant now) {
        var start = Instant.ofEpochSecond(now.minus(LENGTH).getEpochSecond());
        var end = start.plus(LENGTH);
        return body.replace("%call%", call)
                .replace("%start%", start.toString())
                .replace("%end%", end.toString())
                .replace("%micros%", start.getEpochSecond() + "000000")
                .replace("%endmicros%", end.getEpochSecond() + "000000")
                .replace("%local%", LOCAL.format(start.atZone(zone)));
    }

    private static Trial of(
            Connector connector, Mapping mapping, NewSecret secret, String type, String body, Instant now) {
        var path = "/api/v1/telephony/" + connector.code() + "/events";
        var way = Stream.of(SecretWay.values())
                .filter(mapping.secrets()::contains)
                .findFirst()
                .orElse(SecretWay.BEARER);
        var headers = new LinkedHashMap<String, String>();
        headers.put("Content-Type", type);
        headers.putAll(proof(way, connector, mapping, secret, body, now));
        return new Trial(way == SecretWay.PATH ? path + "/" + secret.words() : path, headers, body);
    }

    private static Map<String, String> proof(
            SecretWay way, Connector connector, Mapping mapping, NewSecret secret, String body, Instant now) {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        var key = secret.signing().map(Buffer::getBytes).orElseGet(() -> new byte[1]);
        return switch (way) {
            case PATH -> Map.of();
            case BEARER -> Map.of("Authorization", "Bearer " + secret.words());
            case BASIC -> {
                var pair = (connector.code() + ":" + secret.words()).getBytes(StandardCharsets.UTF_8);
                yield Map.of("Authorization", "Basic " + Base64.getEncoder().encodeToString(pair));
            }
            case STANDARD_WEBHOOKS -> {
                var id = "trial-" + Integer.toHexString(body.hashCode()) + "-" + now.toEpochMilli();
                yield Map.of(
                        "webhook-id",
                        id,
                        "webhook-timestamp",
                        Long.toString(now.getEpochSecond()),
                        "webhook-signature",
                        Hmac.signature(key, id, now, bytes));
            }
            case HMAC_HEADER ->
                Optional.of(mapping.signatureHeader().orElse("X-Signature")).stream()
                        .collect(java.util.stream.Collectors.toMap(
                                header -> header, header -> HexFormat.of().formatHex(Hmac.of(key, bytes))));
        };
    }
}
