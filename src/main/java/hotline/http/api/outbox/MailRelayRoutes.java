package hotline.http.api.outbox;

import hotline.http.api.MailAddressJson;
import hotline.http.engine.Answer;
import hotline.http.engine.Exchange;
import hotline.http.engine.JsonReader;
import hotline.http.engine.JsonValue;
import hotline.http.engine.Operation;
import hotline.http.engine.Routes;
import hotline.outbox.mail.MailRelays;
import hotline.outbox.mail.MailRelays.Change;
import hotline.outbox.mail.MailRelays.Kept;
import hotline.outbox.mail.RelaySettings;
import hotline.outbox.mail.Tls;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;

/** The mail server that takes mails to customers, for administrators. */
public final class MailRelayRoutes implements Routes {
    private static final int MOST_PORT = 65_535;
    private static final int LONGEST_HOST = 253;
    private static final int LONGEST_LOGIN = 254;
    private static final int LONGEST_PASSWORD = 1_000;
    private static final int LONGEST_NAME = 100;

    /** An address there has up to 40 characters before its domain. */
    private static final int LONGEST_BOUNCES = 200;

    private static final Pattern DOMAIN = Pattern.compile(
            "(?=.*[A-Za-z])[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?(\\.[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?)+");

    private static final Pattern LINKS = Pattern.compile("https?://[A-Za-z0-9.-]+(:[0-9]{1,5})?/?");

    private final MailRelays relays;

    public MailRelayRoutes(MailRelays relays) {
        this.relays = relays;
    }

    @Override
    public void bind(BiConsumer<String, Operation> bind) {
        bind.accept("getMailRelay", exchange -> kept());
        bind.accept("setMailRelay", this::keep);
        bind.accept("sendTestMail", this::trial);
    }

    private Future<Answer> kept() {
        return relays.kept()
                .map(found ->
                        Answer.ok(new JsonObject().put("relay", JsonValue.orNull(found.map(MailRelayRoutes::json)))));
    }

    private static JsonObject json(Kept kept) {
        var settings = kept.settings();
        return new JsonObject()
                .put("route", kept.route())
                .put("host", settings.host())
                .put("port", settings.port())
                .put("tls", settings.tls().code())
                .put("login", JsonValue.orNull(settings.login()))
                .put("hasPassword", kept.hasPassword())
                .put("from", settings.from())
                .put("fromName", settings.fromName())
                .put("envelope", JsonValue.orNull(settings.envelope()))
                .put("bounces", JsonValue.orNull(settings.bounces()))
                .put("links", JsonValue.orNull(settings.links()))
                .put("version", kept.version());
    }

    private Future<Answer> keep(Exchange exchange) {
        var body = exchange.body();
        var settings = new RelaySettings(
                host(body),
                body.requiredInteger("port", 1, MOST_PORT),
                Tls.of(body.requiredCode("tls", Tls.codes())).orElse(Tls.STARTTLS),
                body.line("login", LONGEST_LOGIN),
                ascii(body, "from", Optional.of(MailAddressJson.required(body, "from")))
                        .orElse(""),
                body.line("fromName", LONGEST_NAME).orElse(""),
                ascii(body, "envelope", MailAddressJson.optional(body, "envelope")),
                bounces(body),
                links(body));
        var password = body.has("password")
                ? Optional.of(body.secret("password", LONGEST_PASSWORD))
                : Optional.<String>empty();
        int version = body.requiredInteger("version", 0, Integer.MAX_VALUE);
        body.done();
        return relays.keep(exchange.once(), new Change(settings, password, version))
                .map(kept -> Answer.nothing());
    }

    private static String host(JsonReader body) {
        var host = body.requiredPlain("host", LONGEST_HOST);
        if (!host.isEmpty() && !host.matches("[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?|[0-9A-Fa-f:]+")) {
            body.wrong("host", "must be the name or the address of a server", "no-host");
        }
        return host;
    }

    private static Optional<String> bounces(JsonReader body) {
        return body.line("bounces", LONGEST_BOUNCES)
                .flatMap(typed -> DOMAIN.matcher(typed).matches()
                        ? Optional.of(typed.toLowerCase(Locale.ROOT))
                        : body.wrong("bounces", "must be a domain, as bounces.example.com", "no-domain"));
    }

    /** What customers open; a path would be another page. */
    private static Optional<String> links(JsonReader body) {
        return body.line("links", LONGEST_HOST)
                .flatMap(typed -> LINKS.matcher(typed).matches()
                        ? Optional.of(typed.replaceAll("/$", ""))
                        : body.wrong(
                                "links",
                                "must be the address of this server, as https://help.example.com",
                                "no-address"));
    }

    /** An address of ours that any relay and any mail program can answer to. */
    private static Optional<String> ascii(JsonReader body, String name, Optional<String> address) {
        return address.flatMap(
                one -> one.substring(0, Math.max(0, one.indexOf('@'))).chars().allMatch(c -> c < 0x80)
                        ? Optional.of(one)
                        : body.wrong(name, "must have no letters beyond ASCII before its @", "no-e-mail"));
    }

    private Future<Answer> trial(Exchange exchange) {
        var body = exchange.body();
        var to = MailAddressJson.required(body, "to");
        body.done();
        return relays.trial(to)
                .map(delivery -> Answer.ok(new JsonObject()
                        .put("outcome", delivery.outcome())
                        .put("code", delivery.code())
                        .put("detail", delivery.detail())));
    }
}
