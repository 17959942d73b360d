package hotline.outbox;

import static hotline.support.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import hotline.once.Once;
import hotline.outbox.Claims.Claimed;
import hotline.outbox.RouteCourse.Ended;
import hotline.outbox.desk.MessageReplays;
import hotline.outbox.desk.Selection;
import hotline.outbox.message.DeliveryResult;
import hotline.outbox.message.MessageState;
import hotline.outbox.message.NewMessage;
import hotline.outbox.message.NewMessage.Content;
import hotline.outbox.message.NewMessage.Place;
import hotline.outbox.message.NewMessage.Recipient;
import hotline.outbox.message.NewRoute;
import hotline.outbox.message.Way;
import hotline.support.SettableClock;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/**
 * Three nodes put, claim, send, die, come too late and send again in random order: nothing has two holders, nothing is lost, a second copy only goes
 * out where nobody knew of the first, and a lane keeps its order.
 */
@Tag("K3")
class OutboxModelTest {
    private static final int NODES = 3;
    private static final int STEPS = 60;
    private static final Instant START = Instant.parse("2026-11-30T02:00:00Z");

    private final SettableClock clock = new SettableClock(START);
    private final Outbox outbox = new Outbox(OutboxOfAModel.database(), () -> ZoneOffset.UTC);
    private final Claims claims = new Claims(OutboxOfAModel.database(), clock);
    private final TryEndings endings = new TryEndings(OutboxOfAModel.database(), outbox, clock);
    private final MessageUpkeep upkeep =
            new MessageUpkeep(OutboxOfAModel.loops(), OutboxOfAModel.database(), outbox, endings, clock);
    private final MessageReplays replays = new MessageReplays(OutboxOfAModel.database(), clock);

    /** What nodes have in hand, also after their leases ended. */
    private final List<List<Claimed>> hands = new ArrayList<>();

    private final Map<Long, Instant> heldUntil = new HashMap<>();
    private final Map<Long, Integer> copies = new HashMap<>();
    private final Map<Long, Integer> doubts = new HashMap<>();
    private final Map<Long, Integer> replayed = new HashMap<>();
    private Random chance = new Random();
    private int seq;

    @BeforeContainer
    static void open() {
        OutboxOfAModel.open();
    }

    @AfterContainer
    static void close() {
        OutboxOfAModel.close();
    }

    @Property(tries = 40)
    void nothing_is_lost_held_twice_or_out_of_order_and_doubles_come_out_of_doubt_alone(@ForAll long seed) {
        begin(seed);
        for (int step = 0; step < STEPS; step++) {
            switch (chance.nextInt(9)) {
                case 0, 1 -> put();
                case 2, 3 -> claim();
                case 4, 5 -> finish();
                case 6 -> die();
                case 7 ->
                    clock.advance(
                            Duration.ofSeconds(List.of(1, 20, 95, 1_000, 20_000).get(chance.nextInt(5))));
                default -> {
                    if (chance.nextInt(6) == 0) {
                        replay();
                    }
                    await(upkeep.round());
                }
            }
        }
        drain();

        assertThat(value("SELECT count(*) FROM outbox WHERE settled_at IS NULL"))
                .isEqualTo("0");
        assertThat(value("SELECT count(*) FROM outbox")).isEqualTo(Integer.toString(seq));
        assertThat(value("SELECT count(*) FROM outbox WHERE state IN ('dead', 'undelivered') AND last_code IS NULL"))
                .as("visible reasons")
                .isEqualTo("0");
        for (long id = firstId(); id < firstId() + seq; id++) {
            var state = value("SELECT state FROM outbox WHERE id = " + id);
            boolean isMail = value("SELECT way FROM outbox WHERE id = " + id).equals("mail");
            int sent = copies.getOrDefault(id, 0);
            int again = replayed.getOrDefault(id, 0);
            int unclear = doubts.getOrDefault(id, 0);
            if (state.equals("delivered")) {
                assertThat(sent).isPositive();
            }
            assertThat(sent)
                    .as(
                            "copies of %s message %s after %s doubts, %s replays",
                            isMail ? "mail" : "webhook", id, unclear, again)
                    .isLessThanOrEqualTo(1 + again + (isMail ? Math.min(unclear, 1 + again) : unclear));
        }
    }

    private long firstId() {
        return Long.parseLong(value("SELECT coalesce(min(id), 1) FROM outbox"));
    }

    private void begin(long seed) {
        chance = new Random(seed);
        clock.set(START);
        seq = 0;
        hands.clear();
        for (int node = 0; node < NODES; node++) {
            hands.add(new ArrayList<>());
        }
        heldUntil.clear();
        copies.clear();
        doubts.clear();
        replayed.clear();
        OutboxOfAModel.stored()
                .execute(
                        "DELETE FROM outbox; DELETE FROM outbox_replay; DELETE FROM outbox_count; DELETE FROM outbox_route");
        OutboxOfAModel.stored().execute("ALTER TABLE outbox_route ALTER id RESTART");
        for (Way way : List.of(Way.WEBHOOK, Way.MAIL)) {
            await(OutboxOfAModel.database()
                    .inTransaction(transaction -> OutboxRoutes.add(
                            transaction, new NewRoute(way, way.code(), new JsonObject(), 1_000, 4), clock.instant())));
        }
    }

    private void put() {
        var way = chance.nextInt(2) == 0 ? Way.WEBHOOK : Way.MAIL;
        int event = ++seq;
        var message = NewMessage.now(
                new Recipient(way == Way.WEBHOOK ? 1 : 2, way, chance.nextInt(2), Optional.empty()),
                "told",
                "event:" + event,
                new Place(Optional.of((long) chance.nextInt(2)), event),
                Content.of("{}"),
                clock.instant());
        // Read twice, it is one message.
        for (int read = 0; read < 2; read++) {
            await(OutboxOfAModel.database()
                    .inTransaction(transaction -> outbox.put(transaction, List.of(message), clock.instant())));
        }
    }

    /** All nodes at the same moment. */
    private void claim() {
        var asked = new ArrayList<Future<List<Claimed>>>();
        for (int node = 0; node < NODES; node++) {
            asked.add(claims.take(EnumSet.allOf(Way.class)));
        }
        await(Future.all(asked));
        for (int node = 0; node < NODES; node++) {
            for (Claimed claimed : asked.get(node).result()) {
                long id = claimed.message().id();
                assertThat(heldUntil.getOrDefault(id, Instant.EPOCH))
                        .as("nobody else holds message %s", id)
                        .isBeforeOrEqualTo(clock.instant());
                assertThat(value("""
                                SELECT count(*) FROM outbox o JOIN outbox e USING (route, lane)
                                WHERE o.id = %d AND e.place < o.place AND e.settled_at IS NULL
                                """.formatted(id)))
                        .as("messages before %s in its lane", id)
                        .isEqualTo("0");
                heldUntil.put(id, clock.instant().plus(Claims.LEASE));
                hands.get(node).add(claimed);
            }
        }
    }

    private void finish() {
        var hand = hands.get(chance.nextInt(NODES));
        if (hand.isEmpty()) {
            return;
        }
        var claimed = hand.remove(chance.nextInt(hand.size()));
        var before = row(claimed.message().id());
        boolean isOwn = before.startsWith("sending " + claimed.message().attempt() + " ");
        if (!isOwn) {
            doubts.merge(claimed.message().id(), 1, Integer::sum);
        }
        end(claimed, delivery(chance.nextInt(8)));
        if (!isOwn) {
            assertThat(row(claimed.message().id()))
                    .as("a late word changes nothing")
                    .isEqualTo(before);
        }
    }

    private DeliveryResult delivery(int kind) {
        return switch (kind) {
            case 0 -> new DeliveryResult.Temporary("503", "", Optional.empty(), chance.nextBoolean());
            case 1 -> new DeliveryResult.Temporary("429", "", Optional.of(Duration.ofHours(9)), false);
            case 2 -> new DeliveryResult.Permanent("550", "no such mailbox");
            case 3 -> new DeliveryResult.Unknown("timeout", "");
            case 4 -> new DeliveryResult.RouteParked("quota", "", Optional.empty());
            case 5 -> new DeliveryResult.Barred("554", "relay access denied");
            default -> new DeliveryResult.Delivered("200", "");
        };
    }

    private void end(Claimed claimed, DeliveryResult delivery) {
        long id = claimed.message().id();
        if (delivery instanceof DeliveryResult.Delivered || delivery instanceof DeliveryResult.Unknown) {
            copies.merge(id, 1, Integer::sum);
        }
        if (delivery instanceof DeliveryResult.Unknown) {
            doubts.merge(id, 1, Integer::sum);
        }
        var held = row(id);
        await(endings.write(List.of(new Ended(claimed.message(), delivery, clock.instant(), true))));
        if (held.startsWith("sending " + claimed.message().attempt() + " ")) {
            heldUntil.remove(id);
        }
    }

    /** With some messages sent, and none of it written. */
    private void die() {
        var hand = hands.get(chance.nextInt(NODES));
        hand.forEach(claimed -> {
            doubts.merge(claimed.message().id(), 1, Integer::sum);
            if (chance.nextBoolean()) {
                copies.merge(claimed.message().id(), 1, Integer::sum);
            }
        });
        hand.clear();
    }

    private void replay() {
        var states = Set.of(MessageState.DEAD, MessageState.UNDELIVERED, MessageState.UNKNOWN);
        var before = new HashSet<Long>();
        for (long id = firstId(); id < firstId() + seq; id++) {
            var row = row(id);
            if (row.startsWith("dead ") || row.startsWith("undelivered ") || row.startsWith("unknown ")) {
                before.add(id);
            }
        }
        int again = await(replays.replay(
                Once.unkeyed(),
                new Selection(List.of(), Optional.empty(), states, START, Instant.MAX),
                Long.parseLong(value("SELECT min(id) FROM person"))));
        assertThat(again).isEqualTo(before.size());
        before.forEach(id -> replayed.merge(id, 1, Integer::sum));
    }

    private void drain() {
        for (int round = 0;
                round < 400
                        && !value("SELECT count(*) FROM outbox WHERE settled_at IS NULL")
                                .equals("0");
                round++) {
            hands.forEach(hand -> {
                hand.forEach(claimed -> {
                    if (!row(claimed.message().id())
                            .startsWith("sending " + claimed.message().attempt() + " ")) {
                        doubts.merge(claimed.message().id(), 1, Integer::sum);
                    }
                    end(claimed, new DeliveryResult.Delivered("200", ""));
                });
                hand.clear();
            });
            clock.advance(Duration.ofSeconds(round < 20 ? 1 : 600));
            await(upkeep.round());
            claim();
        }
    }

    private static String row(long id) {
        return value(
                "SELECT state || ' ' || attempt || ' ' || tries || ' ' || doubts || ' ' || coalesce(next_at::text, '') FROM outbox WHERE id = "
                        + id);
    }

    private static String value(String sql) {
        return String.valueOf(OutboxOfAModel.stored().value(sql));
    }
}
