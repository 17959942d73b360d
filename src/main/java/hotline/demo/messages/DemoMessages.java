package hotline.demo.messages;

import hotline.database.Database;
import hotline.demo.messages.RecentStore.Recent;
import hotline.outbox.Deliverer;
import hotline.outbox.OneRound;
import hotline.outbox.Outbox;
import hotline.outbox.OutboxRoutes;
import hotline.outbox.mail.RelaySettings;
import hotline.outbox.mail.Tls;
import hotline.outbox.message.ClaimedMessage;
import hotline.outbox.message.DeliveryResult;
import hotline.outbox.message.NewMessage;
import hotline.outbox.message.NewMessage.Content;
import hotline.outbox.message.NewMessage.Place;
import hotline.outbox.message.NewMessage.Recipient;
import hotline.outbox.message.NewRoute;
import hotline.outbox.message.OutboxRoute;
import hotline.outbox.message.RouteState;
import hotline.outbox.message.Way;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Receipts for the latest complaints by a relay that is none: most were handed over, some mailboxes do not exist, and one address got more than an
 * address may get. The relay is paused, so the demo sends no mail.
 */
public final class DemoMessages {
    private static final String RELAY = "mail";
    private static final JsonObject SETTINGS = new RelaySettings(
                    "smtp.example.com",
                    587,
                    Tls.STARTTLS,
                    Optional.empty(),
                    "service@example.com",
                    "客户服务",
                    Optional.empty(),
                    Optional.empty(),
                    Optional.of("https://help.example.com"))
            .json();
    private static final int MESSAGES = 48;
    private static final int ALL_AT_ONCE = 100;
    private static final int PER_SECOND = 20;
    private static final int IN_FLIGHT = 4;
    private static final int EVERY_SIXTH = 6;

    private final Database database;
    private final Outbox outbox;
    private final InstantSource clock;

    public DemoMessages(Database database, Outbox outbox, InstantSource clock) {
        this.database = database;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** Nothing where there is a way out already, or there are no complaints. */
    public Future<Void> make() {
        return database.pool()
                .withConnection(connection -> OutboxRoutes.all(connection)
                        .compose(routes -> routes.stream().anyMatch(route -> route.way() == Way.MAIL)
                                ? Future.succeededFuture(List.<Recent>of())
                                : RecentStore.recent(connection, MESSAGES)))
                .compose(recent -> recent.isEmpty() ? Future.succeededFuture() : send(recent));
    }

    private Future<Void> send(List<Recent> recent) {
        var now = clock.instant();
        return database.inTransaction(transaction -> OutboxRoutes.add(
                                transaction, new NewRoute(Way.MAIL, RELAY, SETTINGS, ALL_AT_ONCE, ALL_AT_ONCE), now)
                        .compose(route -> outbox.put(transaction, receipts(recent, route.orElseThrow()), now)
                                .map(route.orElseThrow())))
                .compose(route ->
                        OneRound.send(database, outbox, new Relay(), clock).compose(sent -> pause(route)));
    }

    private Future<Void> pause(int route) {
        return database.inTransaction(transaction -> OutboxRoutes.state(
                        transaction, route, RouteState.PAUSED, Optional.of("by-hand"), clock.instant())
                .compose(paused -> OutboxRoutes.one(transaction, route))
                .compose(found -> OutboxRoutes.change(
                        transaction,
                        route,
                        new NewRoute(Way.MAIL, RELAY, SETTINGS, PER_SECOND, IN_FLIGHT),
                        found.orElseThrow().version()))
                .mapEmpty());
    }

    /** Every sixth complaint has the same address, which is above its limit soon. */
    private List<NewMessage> receipts(List<Recent> recent, int route) {
        var now = clock.instant();
        return IntStream.range(0, recent.size())
                .mapToObj(i -> NewMessage.now(
                        new Recipient(
                                route,
                                Way.MAIL,
                                recent.get(i).id(),
                                Optional.of((i % EVERY_SIXTH == 0 ? "shop" : "customer" + i) + "@example.com")),
                        "received",
                        NewMessage.causeOfEvent(recent.get(i).id(), 1),
                        new Place(Optional.of(recent.get(i).id()), 1),
                        new Content(
                                Optional.of("投诉 " + recent.get(i).number() + " 已受理"),
                                "您好！您的投诉已受理，编号 " + recent.get(i).number() + "。",
                                Optional.empty(),
                                JsonObject.of("language", "zh")),
                        now))
                .toList();
    }

    /** Answers as relays do. */
    private static final class Relay implements Deliverer {
        private static final int KINDS = 8;

        @Override
        public Way way() {
            return Way.MAIL;
        }

        @Override
        public Future<DeliveryResult> deliver(ClaimedMessage message, OutboxRoute route) {
            return Future.succeededFuture(
                    switch ((int) (message.id() % KINDS)) {
                        case 1 -> new DeliveryResult.Permanent("550", "5.1.1 mailbox unavailable");
                        case 2 ->
                            new DeliveryResult.Temporary(
                                    "451", "4.7.1 greylisted, try again later", Optional.empty(), false);
                        case 3 -> new DeliveryResult.Unknown("no-answer", "no answer after the end of the mail");
                        default -> new DeliveryResult.Accepted("demo-" + message.id(), "250", "2.0.0 queued");
                    });
        }
    }
}
