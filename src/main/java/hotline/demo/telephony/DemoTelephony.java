package hotline.demo.telephony;

import hotline.identity.Person;
import hotline.identity.Role;
import hotline.once.Once;
import hotline.telephony.Extensions;
import hotline.telephony.connector.ConnectorChange;
import hotline.telephony.connector.Connectors;
import hotline.telephony.connector.Messages;
import hotline.telephony.connector.Messages.Incoming;
import hotline.telephony.connector.NewSecret;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * Two exchanges: one tells of each step as it happens, the other sends a record of each call of the last working day. Their
 * messages go the same way as those of real exchanges.
 */
public final class DemoTelephony {
    private static final String LIVE = "hotline-400";
    private static final String RECORDS = "freeswitch";
    private static final int FIRST_EXTENSION = 8001;
    private static final int CALLS = 60;
    private static final int OPENS_AT = 9;
    private static final int OPEN_SECONDS = 8 * 3600;
    private static final long SEED = 14;

    private final Connectors connectors;
    private final Messages messages;
    private final Extensions extensions;

    public DemoTelephony(Connectors connectors, Messages messages, Extensions extensions) {
        this.connectors = connectors;
        this.messages = messages;
        this.extensions = extensions;
    }

    /**
     * Nothing where there are connectors already.
     *
     * @param day whose calls are recorded
     */
    public Future<Void> make(List<Person> people, LocalDate day, ZoneId zone) {
        var agents = people.stream()
                .filter(person -> person.role() == Role.AGENT)
                .map(Person::id)
                .toList();
        return connectors
                .all()
                .compose(there -> there.isEmpty() && !agents.isEmpty()
                        ? assign(agents)
                                .compose(assigned -> connect(LIVE, "400 热线 · Asterisk", "zammad", zone))
                                .compose(this::live)
                                .compose(told -> connect(RECORDS, "客服中心 · FreeSWITCH", "json-cdr", zone))
                                .compose(secret -> records(
                                        secret,
                                        agents.size(),
                                        day.atTime(OPENS_AT, 0).atZone(zone).toInstant()))
                        : Future.succeededFuture());
    }

    private Future<Void> assign(List<Long> agents) {
        var done = Future.<Void>succeededFuture();
        for (int i = 0; i < agents.size(); i++) {
            var extension = Integer.toString(FIRST_EXTENSION + i);
            var agent = Optional.of(agents.get(i));
            done = done.compose(before -> extensions.assign(Once.unkeyed(), extension, agent));
        }
        return done;
    }

    private Future<NewSecret> connect(String code, String name, String format, ZoneId zone) {
        return connectors.add(Once.unkeyed(), new ConnectorChange(code, name, format, Optional.empty(), zone, true, 0));
    }

    /** One call that was answered, one whose caller gave up. */
    private Future<Void> live(NewSecret secret) {
        var bodies = List.of(
                "event=newCall&from=8613812345678&to=4008201234&direction=in&callId=demo-1&queue=service",
                "event=answer&direction=in&callId=demo-1&answeringNumber=" + FIRST_EXTENSION,
                "event=hangup&direction=in&callId=demo-1&cause=normalClearing",
                "event=newCall&from=8613987654321&to=4008201234&direction=in&callId=demo-2&queue=service",
                "event=hangup&direction=in&callId=demo-2&cause=cancel");
        var done = Future.<Void>succeededFuture();
        for (String body : bodies) {
            done = done.compose(before -> send(LIVE, secret, "application/x-www-form-urlencoded", body));
        }
        return done;
    }

    private Future<Void> records(NewSecret secret, int agents, Instant opening) {
        var chance = new Random(SEED);
        var done = Future.<Void>succeededFuture();
        for (int i = 0; i < CALLS; i++) {
            var record = record(i, chance, agents, opening);
            done = done.compose(before -> send(RECORDS, secret, "application/json", record.encode()));
        }
        return done;
    }

    private static JsonObject record(int number, Random chance, int agents, Instant opening) {
        long begin = opening.getEpochSecond() + chance.nextInt(OPEN_SECONDS);
        int waited = 4 + chance.nextInt(chance.nextInt(5) == 0 ? 70 : 14);
        boolean isLost = chance.nextInt(9) == 0;
        long end = begin + waited + (isLost ? 0 : 40 + chance.nextInt(400));
        var uuid = "demo-%s-%03d".formatted(Long.toString(opening.getEpochSecond(), 36), number);
        var caller = "138%08d".formatted(10_000_000 + chance.nextInt(80_000_000));
        var variables = new JsonObject()
                .put("uuid", uuid)
                .put("direction", "inbound")
                .put("caller_id_number", caller)
                .put("cc_queue", "service@default")
                .put("cc_queue_joined_epoch", Long.toString(begin + 1))
                .put("hangup_cause", isLost ? "ORIGINATOR_CANCEL" : "NORMAL_CLEARING")
                .put("sip_hangup_disposition", isLost || chance.nextInt(4) > 0 ? "recv_bye" : "send_bye");
        if (!isLost) {
            variables
                    .put("cc_queue_answered_epoch", Long.toString(begin + waited))
                    .put("cc_agent", (FIRST_EXTENSION + chance.nextInt(agents)) + "@default");
        }
        return new JsonObject()
                .put("variables", variables)
                .put(
                        "callflow",
                        new JsonObject()
                                .put("caller_profile", new JsonObject().put("destination_number", "4008201234"))
                                .put(
                                        "times",
                                        new JsonObject()
                                                .put("created_time", begin + "000000")
                                                .put("hold_accum_time", chance.nextInt(3) == 0 ? "15000000" : "0")
                                                .put("hangup_time", end + "000000")));
    }

    private Future<Void> send(String connector, NewSecret secret, String type, String body) {
        var pair =
                Base64.getEncoder().encodeToString((connector + ":" + secret.words()).getBytes(StandardCharsets.UTF_8));
        return messages.take(new Incoming(
                        connector,
                        Optional.empty(),
                        header -> switch (header) {
                            case "Content-Type" -> Optional.of(type);
                            case "Authorization" -> Optional.of("Basic " + pair);
                            default -> Optional.empty();
                        },
                        Buffer.buffer(body),
                        "demo",
                        ""))
                .mapEmpty();
    }
}
