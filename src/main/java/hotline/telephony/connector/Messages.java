package hotline.telephony.connector;

import hotline.allowance.Allowances;
import hotline.database.Database;
import hotline.failure.Failure;
import hotline.policy.Policies;
import hotline.telephony.CallDirection;
import hotline.telephony.CallEvent;
import hotline.telephony.CallEventType;
import hotline.telephony.connector.Connectors.Admitted;
import hotline.telephony.connector.Proof.Presented;
import hotline.telephony.mapping.Mapping.Reply;
import hotline.telephony.mapping.MessageReading;
import hotline.telephony.mapping.MessageReading.Message;
import hotline.telephony.mapping.Understood;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** Takes messages of exchanges: each is stored before it is answered, and folded at once after that. */
public final class Messages {
    private static final int LONGEST_TYPE = 200;

    private final Database database;
    private final MessageWriter writer;
    private final Connectors connectors;
    private final Allowances allowances;
    private final Policies policies;
    private final MessageReading reading;
    private final DialAsk dial;
    private final InstantSource clock;
    private volatile Runnable fold = () -> {};

    public Messages(
            Database database,
            Connectors connectors,
            Allowances allowances,
            Policies policies,
            MessageReading reading,
            DialAsk dial,
            InstantSource clock) {
        this.database = database;
        this.writer = new MessageWriter(database);
        this.connectors = connectors;
        this.allowances = allowances;
        this.policies = policies;
        this.reading = reading;
        this.dial = dial;
        this.clock = clock;
    }

    void whenStored(Runnable doNow) {
        fold = doNow;
    }

    /**
     * What came in.
     *
     * @param connector code
     * @param token the last part of the address
     * @param header by its name
     * @param sender the client's address, as limits count it
     * @param address at which it came in
     */
    public record Incoming(
            String connector,
            Optional<String> token,
            Function<String, Optional<String>> header,
            Buffer body,
            String sender,
            String address) {}

    /**
     * The answer that the exchange wants. Fails with {@link Failure.Unauthenticated}, with {@link Failure.TooMany} for a
     * sender who tries many secrets, and with {@link Failure.Invalid} for a message that could not be read; it is kept then too.
     */
    public Future<Reply> take(Incoming incoming) {
        var presented = new Presented(incoming.header(), incoming.token(), incoming.body());
        return connectors
                .admitted(incoming.connector(), presented)
                .compose(found -> found.isPresent()
                        ? store(found.get(), incoming, presented)
                        : Askers.refuse(allowances, incoming.sender()));
    }

    private Future<Reply> store(Admitted admitted, Incoming incoming, Presented presented) {
        var now = clock.instant();
        var type = incoming.header().apply("Content-Type").orElse("");
        var understood = read(admitted, type, incoming.body(), now);
        var message = new MessageStore.New(
                admitted.connector().id(),
                now,
                type.length() <= LONGEST_TYPE ? type : type.substring(0, LONGEST_TYPE),
                incoming.body(),
                Proof.messageId(admitted.mapping(), presented),
                understood,
                admitted.secret().isTrial());
        return writer.write(message).compose(stored -> {
            if (!message.isTrial()) {
                fold.run();
            }
            if (admitted.secret().isUsedAfterLong(now)) {
                connectors.used(admitted.connector(), admitted.secret(), now);
            }
            return reply(admitted, understood, incoming);
        });
    }

    private Understood read(Admitted admitted, String type, Buffer body, Instant now) {
        return reading.read(
                admitted.mapping(),
                new Message(type, body, now, admitted.connector().zone(), region()));
    }

    private String region() {
        return policies.inForce().policy().phoneRegion();
    }

    private Future<Reply> reply(Admitted admitted, Understood understood, Incoming incoming) {
        if (understood instanceof Understood.Refused refused) {
            throw Failure.Invalid.of(List.of(new Failure.WrongField(
                    "", refused.code().sentence(refused.value()), refused.code().code())));
        }
        var plain = Future.succeededFuture(filled(admitted.mapping().reply(), incoming, ""));
        var asks = admitted.mapping().dialReply();
        var offered = offered(understood);
        if (asks.isEmpty() || offered.isEmpty() || admitted.secret().isTrial()) {
            return plain;
        }
        return dial.number(admitted.connector(), offered.get())
                .timeout(DialAsk.LIMIT.toMillis(), TimeUnit.MILLISECONDS)
                .compose(
                        number -> number.isPresent()
                                ? Future.succeededFuture(filled(asks.get(), incoming, number.get()))
                                : plain,
                        late -> plain);
    }

    private static Optional<CallEvent> offered(Understood understood) {
        return understood instanceof Understood.Events all
                ? all.events().stream()
                        .filter(event -> event.type() == CallEventType.OFFERED
                                && event.direction()
                                        .filter(CallDirection.IN::equals)
                                        .isPresent())
                        .findFirst()
                : Optional.empty();
    }

    private static Reply filled(Reply reply, Incoming incoming, String number) {
        return new Reply(
                reply.status(),
                reply.type(),
                reply.body().replace("{address}", incoming.address()).replace("{number}", number));
    }

    /** The newest messages of a connector, each with what its mapping makes of it now. */
    public record Seen(RawMessage message, Understood understood) {}

    /** @param before id of the last one of the page before */
    public Future<List<Seen>> newest(Connector connector, Optional<Long> before, int most) {
        return database.pool()
                .withConnection(connection ->
                        MessageStore.newest(connection, connector.id(), before.orElse(Long.MAX_VALUE), most))
                .map(found -> found.stream()
                        .map(message -> new Seen(message, understood(connector, message)))
                        .toList());
    }

    Understood understood(Connector connector, RawMessage message) {
        return connector
                .mapping()
                .map(mapping -> reading.read(
                        mapping,
                        new Message(
                                message.contentType(),
                                message.body(),
                                message.receivedAt(),
                                connector.zone(),
                                region())))
                .orElseGet(() -> new Understood.Refused(hotline.telephony.mapping.Fault.NO_MAPPING, ""));
    }
}
