package hotline.outbox.mail;

import io.vertx.core.json.JsonObject;
import java.util.Optional;

/**
 * The mail server that takes mails from us, as the settings of its route have it. Its password is the route's secret.
 *
 * @param login empty: it wants none
 * @param from the address that customers see and answer to
 * @param fromName the name next to it, such as 客户服务
 * @param envelope where it reports mails that it could not deliver; empty: to {@code from}
 * @param bounces the domain of an address of its own for each mail, to which the next servers report it; empty: they report to {@code envelope}
 * @param links the server's address in mails to customers, such as {@code https://help.example.com}; empty: none are sent to them
 */
public record RelaySettings(
        String host,
        int port,
        Tls tls,
        Optional<String> login,
        String from,
        String fromName,
        Optional<String> envelope,
        Optional<String> bounces,
        Optional<String> links) {

    public static RelaySettings of(JsonObject settings) {
        return new RelaySettings(
                settings.getString("host"),
                settings.getInteger("port"),
                Tls.of(settings.getString("tls")).orElse(Tls.STARTTLS),
                Optional.ofNullable(settings.getString("login")),
                settings.getString("from"),
                settings.getString("fromName", ""),
                Optional.ofNullable(settings.getString("envelope")),
                Optional.ofNullable(settings.getString("bounces")),
                Optional.ofNullable(settings.getString("links")));
    }

    /** As the route keeps it. */
    public JsonObject json() {
        var json = new JsonObject()
                .put("host", host)
                .put("port", port)
                .put("tls", tls.code())
                .put("from", from)
                .put("fromName", fromName);
        login.ifPresent(name -> json.put("login", name));
        envelope.ifPresent(address -> json.put("envelope", address));
        bounces.ifPresent(domain -> json.put("bounces", domain));
        links.ifPresent(address -> json.put("links", address));
        return json;
    }

    /** A password that was kept for one goes to no other server. */
    boolean logsInLike(RelaySettings other) {
        return host.equals(other.host) && port == other.port && tls == other.tls && login.equals(other.login);
    }

    /** Of {@code from}, in ASCII: of Message-IDs, and how this server introduces itself. */
    String domain() {
        var address = MailHeaders.address(from);
        return address.substring(address.indexOf('@') + 1);
    }
}
