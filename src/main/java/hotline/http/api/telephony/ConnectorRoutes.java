package hotline.http.api.telephony;

import hotline.failure.Failure;
import hotline.http.api.ComplaintJson;
import hotline.http.api.NewestFirst;
import hotline.http.engine.Answer;
import hotline.http.engine.Exchange;
import hotline.http.engine.JsonReader;
import hotline.http.engine.Operation;
import hotline.http.engine.Routes;
import hotline.once.Once;
import hotline.policy.Policies;
import hotline.telephony.connector.Connector;
import hotline.telephony.connector.ConnectorChange;
import hotline.telephony.connector.Connectors;
import hotline.telephony.connector.MessageWork;
import hotline.telephony.connector.Messages;
import hotline.telephony.connector.NewSecret;
import hotline.telephony.connector.Trial;
import hotline.telephony.mapping.Mappings;
import hotline.telephony.mapping.SecretWay;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;

/** Connectors of telephone exchanges, for administrators. */
public final class ConnectorRoutes implements Routes {
    private static final Pattern CODE = Pattern.compile("[a-z0-9]+(?:-[a-z0-9]+)*");
    private static final int LONGEST_CODE = 40;
    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_FORMAT = 50;
    private static final int LONGEST_ZONE = 60;
    private static final int LONGEST_MAPPING = 100_000;
    private static final int MOST_HOURS = 720;
    private static final int MOST_REPLAYED_HOURS = 168;
    private static final String USUAL_ADDRESS = "/api/v1/telephony/%s/events";

    private final Connectors connectors;
    private final Messages messages;
    private final MessageWork work;
    private final Policies policies;
    private final InstantSource clock;
    private final ConnectorJson json;

    public ConnectorRoutes(
            Connectors connectors, Messages messages, MessageWork work, Policies policies, InstantSource clock) {
        this.connectors = connectors;
        this.messages = messages;
        this.work = work;
        this.policies = policies;
        this.clock = clock;
        this.json = new ConnectorJson(() -> policies.inForce().policy().zone());
    }

    @Override
    public void bind(BiConsumer<String, Operation> bind) {
        bind.accept("listConnectors", this::list);
        bind.accept("addConnector", this::add);
        bind.accept("changeConnector", this::change);
        bind.accept("renewConnectorSecret", this::renew);
        bind.accept("tryConnector", this::attempt);
        bind.accept("listConnectorMessages", this::newest);
        bind.accept("replayConnectorMessages", this::replay);
        bind.accept("getCallFormat", ConnectorRoutes::format);
    }

    private Future<Answer> list(Exchange exchange) {
        return connectors
                .all()
                .map(all -> Answer.ok(new JsonObject()
                        .put("items", ComplaintJson.array(all, one -> json.connector(one, clock.instant())))
                        .put(
                                "formats",
                                ComplaintJson.array(connectors.mappings().all(), ConnectorJson::format))));
    }

    /** No key is kept for it: with the key the answer would be, and with the answer the secret. */
    private Future<Answer> add(Exchange exchange) {
        var body = exchange.body();
        var code = body.requiredLine("code", LONGEST_CODE);
        if (!code.isEmpty() && (!CODE.matcher(code).matches() || code.length() < 2)) {
            body.wrong("code", "must be small letters and digits with dashes between");
        }
        var change = read(body, code, true, 0);
        body.done();
        return connectors.add(Once.unkeyed(), change).compose(secret -> connectors
                .one(code)
                .map(connector -> Answer.created(secret(connector, secret), "/api/v1/connectors/" + code)));
    }

    private Future<Answer> change(Exchange exchange) {
        var body = exchange.body();
        var change = read(
                body,
                exchange.path("connector"),
                body.requiredFlag("enabled"),
                body.requiredInteger("version", 1, Integer.MAX_VALUE));
        body.done();
        return connectors.change(exchange.once(), change).map(done -> Answer.nothing());
    }

    private ConnectorChange read(JsonReader body, String code, boolean isEnabled, int version) {
        return new ConnectorChange(
                code,
                body.requiredLine("name", LONGEST_NAME),
                body.requiredLine("format", LONGEST_FORMAT),
                body.text("mapping", LONGEST_MAPPING),
                body.line("zone", LONGEST_ZONE)
                        .flatMap(name -> zone(body, name))
                        .orElseGet(() -> policies.inForce().policy().zone()),
                isEnabled,
                version);
    }

    /** Of a place: offsets and old names mean other things elsewhere. */
    private static Optional<ZoneId> zone(JsonReader body, String name) {
        boolean isPlace =
                name.equals("UTC") || (name.contains("/") && !name.startsWith("Etc/") && !name.startsWith("System"));
        return isPlace && ZoneId.getAvailableZoneIds().contains(name)
                ? Optional.of(ZoneId.of(name))
                : body.wrong("zone", "must be a zone of a place, such as Asia/Shanghai");
    }

    private Future<Answer> renew(Exchange exchange) {
        var body = exchange.body();
        int hours = body.requiredInteger("oldValidHours", 0, MOST_HOURS);
        body.done();
        var code = exchange.path("connector");
        return connectors.renew(Once.unkeyed(), code, Duration.ofHours(hours)).compose(made -> connectors
                .one(code)
                .map(connector -> Answer.created(secret(connector, made), "/api/v1/connectors/" + code)));
    }

    private static JsonObject secret(Connector connector, NewSecret secret) {
        var address = USUAL_ADDRESS.formatted(connector.code());
        boolean isInPath = connector
                .mapping()
                .filter(mapping -> mapping.secrets().contains(SecretWay.PATH))
                .isPresent();
        return new JsonObject()
                .put("connector", connector.code())
                .put("secret", secret.words())
                .put("address", isInPath ? address + "/" + secret.words() : address);
    }

    private Future<Answer> attempt(Exchange exchange) {
        var code = exchange.path("connector");
        return connectors.forTrial(Once.unkeyed(), code).compose(secret -> connectors
                .one(code)
                .map(connector -> Answer.ok(new JsonObject()
                        .put(
                                "requests",
                                ComplaintJson.array(
                                        Trial.of(connector, secret, clock.instant()), ConnectorJson::trial)))));
    }

    private Future<Answer> newest(Exchange exchange) {
        var after = NewestFirst.after(exchange);
        int limit = exchange.limit();
        return connectors
                .one(exchange.path("connector"))
                .compose(connector -> messages.newest(connector, after, limit + 1))
                .map(found -> Answer.ok(
                        NewestFirst.page(found, limit, seen -> seen.message().id(), json::message)));
    }

    private Future<Answer> replay(Exchange exchange) {
        var body = exchange.body();
        int hours = body.requiredInteger("hours", 1, MOST_REPLAYED_HOURS);
        body.done();
        var code = exchange.path("connector");
        return work.again(exchange.once(), code, clock.instant().minus(Duration.ofHours(hours)))
                .map(count -> Answer.accepted(
                        new JsonObject().put("messages", count), "/api/v1/connectors/" + code + "/messages"));
    }

    private static Future<Answer> format(Exchange exchange) {
        var format = exchange.path("format");
        if (!Mappings.SHIPPED.contains(format)) {
            throw new Failure.NotFound("there is no format " + format);
        }
        return Future.succeededFuture(Answer.yaml(Mappings.text(format)));
    }
}
