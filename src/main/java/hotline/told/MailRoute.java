package hotline.told;

import hotline.outbox.OutboxRoutes;
import hotline.outbox.mail.RelaySettings;
import hotline.outbox.message.OutboxRoute;
import hotline.outbox.message.Way;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.util.Optional;

/**
 * The relay that mails to customers go by.
 *
 * @param links the address of the customer's page
 */
record MailRoute(OutboxRoute route, String links) {

    /** Empty where there is none in use, or none that knows its links: a mail without a link is not sent. */
    static Future<Optional<MailRoute>> inUse(SqlConnection connection) {
        return OutboxRoutes.inUse(connection, Way.MAIL).map(routes -> routes.stream()
                .flatMap(route ->
                        RelaySettings.of(route.settings()).links().map(links -> new MailRoute(route, links)).stream())
                .findFirst());
    }
}
