package hotline.telephony.connector;

import hotline.database.Database;
import hotline.database.SharedReading;
import hotline.failure.Failure;
import hotline.once.Once;
import hotline.policy.reading.PolicyInvalid;
import hotline.telephony.connector.Connector.Secret;
import hotline.telephony.connector.ConnectorStore.Row;
import hotline.telephony.connector.Proof.Presented;
import hotline.telephony.mapping.Mapping;
import hotline.telephony.mapping.MappingReader;
import hotline.telephony.mapping.Mappings;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Connectors as administrators keep them. All nodes know a change within a second. */
public final class Connectors {
    private static final Duration TRIAL = Duration.ofMinutes(2);
    private static final int MOST_READ = 100;

    private final Database database;
    private final Mappings mappings;
    private final InstantSource clock;
    private final SharedReading<List<Connector>> all;
    /** By their text; mapping files are read once. */
    private final Map<String, Mapping> read = new ConcurrentHashMap<>();

    public Connectors(Database database, Mappings mappings, InstantSource clock) {
        this.database = database;
        this.mappings = mappings;
        this.clock = clock;
        this.all = new SharedReading<>(this::all);
    }

    public Mappings mappings() {
        return mappings;
    }

    public Future<List<Connector>> all() {
        return database.pool()
                .withConnection(connection -> ConnectorStore.all(connection, clock.instant()))
                .map(rows -> rows.stream().map(this::connector).toList());
    }

    /** Fails with {@link Failure.NotFound}. */
    public Future<Connector> one(String code) {
        return all().map(found -> found.stream()
                .filter(connector -> connector.code().equals(code))
                .findFirst()
                .orElseThrow(() -> noConnector(code)));
    }

    /** By id, at most a second old. */
    Future<Map<Long, Connector>> known() {
        return all.now().map(found -> found.stream().collect(Collectors.toMap(Connector::id, connector -> connector)));
    }

    /** A connector and the secret that a message knows. */
    record Admitted(Connector connector, Mapping mapping, Secret secret) {}

    /** Empty for a message that knows no secret of it, whether or not there is such a connector. */
    Future<Optional<Admitted>> admitted(String code, Presented presented) {
        var now = clock.instant();
        return all.now().map(found -> found.stream()
                .filter(connector -> connector.code().equals(code) && connector.isEnabled())
                .findFirst()
                .flatMap(
                        connector -> connector.mapping().flatMap(mapping -> Proof.of(connector, mapping, presented, now)
                                .map(secret -> new Admitted(connector, mapping, secret)))));
    }

    /** The connector whose secret a request without a body knows, by its headers. */
    Future<Optional<Connector>> asking(String code, Function<String, Optional<String>> header, Buffer signed) {
        return admitted(code, new Presented(header, Optional.empty(), signed))
                .map(found -> found.filter(one -> !one.secret().isTrial()).map(Admitted::connector));
    }

    static Failure.Unauthenticated unknown() {
        return new Failure.Unauthenticated("no connector of this name has this secret");
    }

    /** @return the secret, which is shown once */
    public Future<NewSecret> add(Once once, ConnectorChange change) {
        var now = clock.instant();
        var secret = NewSecret.of(mapping(change));
        return once.inTransaction(database.pool(), transaction -> ConnectorStore.add(transaction, change, now)
                        .compose(id -> ConnectorStore.addSecret(
                                transaction,
                                id.orElseThrow(
                                        () -> Failure.Invalid.field("/code", "is the code of another connector")),
                                secret,
                                now,
                                Optional.empty(),
                                false))
                        .map(secret))
                .onSuccess(made -> all.forget());
    }

    /** Fails with {@link Failure.NotFound}, and {@link Failure.Conflict} for an older version. */
    public Future<Void> change(Once once, ConnectorChange change) {
        mapping(change);
        return once.inTransaction(database.pool(), transaction -> ConnectorStore.lock(transaction, change.code())
                        .compose(id -> id.isEmpty()
                                ? Future.failedFuture(noConnector(change.code()))
                                : ConnectorStore.change(transaction, change))
                        .map(isChanged -> {
                            if (!isChanged) {
                                throw new Failure.Conflict("somebody has changed it meanwhile");
                            }
                            return null;
                        }))
                .<Void>mapEmpty()
                .onSuccess(changed -> all.forget());
    }

    /** Another secret; the ones before it stay valid for that time. */
    public Future<NewSecret> renew(Once once, String code, Duration oldValid) {
        return made(once, code, false, (id, now) -> now.plus(oldValid));
    }

    /** A secret for a trial, of two minutes. */
    public Future<NewSecret> forTrial(Once once, String code) {
        return made(once, code, true, (id, now) -> now);
    }

    private interface Until {
        Instant of(long id, Instant now);
    }

    private Future<NewSecret> made(Once once, String code, boolean isTrial, Until until) {
        var now = clock.instant();
        return one(code)
                .compose(connector -> {
                    var secret = NewSecret.of(connector
                            .mapping()
                            .orElseThrow(() -> new Failure.Conflict("the connector has no mapping that can be used")));
                    return once.inTransaction(database.pool(), transaction -> ConnectorStore.lock(transaction, code)
                            .compose(id -> isTrial
                                    ? Future.<Void>succeededFuture()
                                    : ConnectorStore.letOldOnesEnd(
                                            transaction, connector.id(), until.of(connector.id(), now)))
                            .compose(ended -> ConnectorStore.addSecret(
                                    transaction,
                                    connector.id(),
                                    secret,
                                    now,
                                    isTrial ? Optional.of(now.plus(TRIAL)) : Optional.empty(),
                                    isTrial))
                            .map(secret));
                })
                .onSuccess(made -> all.forget());
    }

    /** Tells when it was last used; no one waits for it. */
    Future<Void> used(Connector connector, Secret secret, Instant now) {
        return database.pool()
                .withConnection(connection -> ConnectorStore.used(connection, connector.id(), secret.number(), now));
    }

    /** Throws {@link Failure.Invalid} with the mistakes of the file, each with its line. */
    private Mapping mapping(ConnectorChange change) {
        try {
            return change.ownMapping()
                    .map(text -> MappingReader.read("mapping", text))
                    .or(() -> mappings.shipped(change.format()))
                    .orElseThrow(() -> Failure.Invalid.field("/format", "is no format that this server knows"));
        } catch (PolicyInvalid mistakes) {
            throw Failure.Invalid.of(mistakes.problems().stream()
                    .map(problem -> new Failure.WrongField(
                            "/mapping",
                            problem.message(),
                            problem.mistake().code(),
                            problem.values(),
                            "",
                            problem.line(),
                            problem.column()))
                    .toList());
        }
    }

    private Connector connector(Row row) {
        return new Connector(
                row.id(),
                row.code(),
                row.name(),
                row.format(),
                row.ownMapping(),
                row.ownMapping().isPresent() ? read(row.ownMapping().get()) : mappings.shipped(row.format()),
                ZoneId.of(row.zone()),
                row.isEnabled(),
                row.createdAt(),
                row.version(),
                row.secrets());
    }

    private Optional<Mapping> read(String text) {
        var known = Optional.ofNullable(read.get(text));
        if (known.isPresent()) {
            return known;
        }
        try {
            var mapping = MappingReader.read("mapping", text);
            if (read.size() >= MOST_READ) {
                read.clear();
            }
            read.put(text, mapping);
            return Optional.of(mapping);
        } catch (PolicyInvalid ofAnotherRelease) {
            return Optional.empty();
        }
    }

    private static Failure.NotFound noConnector(String code) {
        return new Failure.NotFound("there is no connector " + code);
    }
}
