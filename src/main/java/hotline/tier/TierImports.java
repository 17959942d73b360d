package hotline.tier;

import hotline.failure.Failure;
import hotline.failure.Failure.WrongField;
import hotline.once.Once;
import hotline.policy.Department;
import hotline.tier.Figure.Points;
import hotline.tier.Figure.Trade;
import hotline.tier.ImportStore.Named;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlClient;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Takes trade and points from files, each as a whole or not at all; taking one again changes nothing. */
public final class TierImports {
    private final Vertx vertx;
    private final Pool pool;
    private final TierPolicies policies;

    public TierImports(Vertx vertx, Pool pool, TierPolicies policies) {
        this.vertx = vertx;
        this.pool = pool;
        this.policies = policies;
    }

    /** @param by empty: the demo */
    public record Author(Optional<Long> by, Instant at) {}

    /** @param same how many are there already, with the same values */
    public record Outcome(int added, int replaced, int same) {}

    private record Compared(Outcome outcome, List<Figure> changed) {}

    /**
     * Fails with {@link Failure.Invalid}, which names the refused fields.
     *
     * @param dryRun only says what would change
     */
    public Future<Outcome> take(Once once, Scheme scheme, byte[] file, boolean dryRun, Author author) {
        return vertx.executeBlocking(() -> read(scheme, file, author.at()), false)
                .compose(lines -> dryRun
                        ? pool.withConnection(connection ->
                                compared(connection, scheme, lines).map(Compared::outcome))
                        : once.inTransaction(pool, transaction -> ImportStore.lock(transaction)
                                .compose(locked -> compared(transaction, scheme, lines))
                                .compose(compared -> ImportStore.record(transaction, scheme, compared.outcome(), author)
                                        .compose(id -> write(transaction, scheme, compared.changed(), id))
                                        .map(compared.outcome()))));
    }

    /** The newest first. */
    public Future<List<PastTierImport>> imports() {
        return pool.withConnection(ImportStore::imports);
    }

    private List<FigureLine> read(Scheme scheme, byte[] file, Instant now) {
        var policy = policies.with(scheme).policy();
        return switch (scheme) {
            case TRADE -> TradeFile.read(file, now.atZone(policy.zone()).getYear());
            case SCORE ->
                PointsFile.read(
                        file,
                        new PointsFile.Known(
                                policy.departments().stream()
                                        .map(Department::code)
                                        .collect(Collectors.toSet()),
                                policy.tiers()
                                        .byScore()
                                        .orElseThrow()
                                        .criteria()
                                        .keySet()));
        };
    }

    private Future<Compared> compared(SqlClient client, Scheme scheme, List<FigureLine> lines) {
        var files = lines.stream().flatMap(line -> line.customer().stream()).collect(Collectors.toSet());
        var codes = lines.stream().flatMap(line -> line.creditCode().stream()).collect(Collectors.toSet());
        return ImportStore.named(client, files, codes)
                .compose(named -> vertx.executeBlocking(() -> meant(lines, named), false))
                .compose(figures -> there(client, scheme, figures)
                        .compose(there -> vertx.executeBlocking(() -> compared(figures, there), false)));
    }

    /** The figures of all lines; throws the faults because of which none is taken. */
    private static List<Figure> meant(List<FigureLine> lines, List<Named> named) {
        var known = named.stream().map(Named::file).collect(Collectors.toSet());
        var byCode = named.stream().collect(Collectors.groupingBy(Named::creditCode));
        var refused = new ArrayList<WrongField>();
        var figures = new ArrayList<Figure>();
        var places = new HashSet<Figure>();
        for (FigureLine line : lines) {
            refused.addAll(line.faults());
            var file = file(line, known::contains, byCode, refused);
            if (file.isEmpty() || line.figure().isEmpty()) {
                continue;
            }
            var figure = line.figure().get().apply(file.get());
            if (places.add(figure.place())) {
                figures.add(figure);
            } else {
                refused.add(line.naming().fault("stands in the file twice", "twice", List.of()));
            }
        }
        if (!refused.isEmpty()) {
            throw Failure.Invalid.of(refused);
        }
        return figures;
    }

    private static Optional<Long> file(
            FigureLine line,
            Function<Long, Boolean> isKnown,
            Map<String, List<Named>> byCode,
            List<WrongField> refused) {
        if (line.customer().isPresent()) {
            long file = line.customer().get();
            if (isKnown.apply(file)) {
                return Optional.of(file);
            }
            refused.add(line.naming()
                    .fault("there is no customer's file " + file, "unknown-customer", List.of(Long.toString(file))));
            return Optional.empty();
        }
        if (line.creditCode().isEmpty()) {
            return Optional.empty();
        }
        var code = line.creditCode().get();
        var roots = byCode.getOrDefault(code, List.of()).stream()
                .map(Named::root)
                .distinct()
                .toList();
        if (roots.size() != 1) {
            refused.add(
                    roots.isEmpty()
                            ? line.naming().fault("no customer has " + code, "unknown-customer", List.of(code))
                            : line.naming()
                                    .fault("several customers have " + code, "several-customers", List.of(code)));
            return Optional.empty();
        }
        return Optional.of(roots.get(0));
    }

    private static Future<List<Figure>> there(SqlClient client, Scheme scheme, List<Figure> figures) {
        return switch (scheme) {
            case TRADE -> ImportStore.tradeThere(client, all(figures, Trade.class));
            case SCORE -> ImportStore.pointsThere(client, all(figures, Points.class));
        };
    }

    private static Future<Void> write(SqlClient transaction, Scheme scheme, List<Figure> changed, long id) {
        return switch (scheme) {
            case TRADE -> ImportStore.writeTrade(transaction, all(changed, Trade.class), id);
            case SCORE -> ImportStore.writePoints(transaction, all(changed, Points.class), id);
        };
    }

    private static <T> List<T> all(List<Figure> figures, Class<T> kind) {
        return figures.stream().map(kind::cast).toList();
    }

    private static Compared compared(List<Figure> figures, List<Figure> there) {
        var before = there.stream().collect(Collectors.toMap(Figure::place, figure -> figure));
        var changed = new ArrayList<Figure>();
        int added = 0;
        for (Figure figure : figures) {
            var was = Optional.ofNullable(before.get(figure.place()));
            if (was.filter(figure::equals).isEmpty()) {
                changed.add(figure);
                added += was.isEmpty() ? 1 : 0;
            }
        }
        return new Compared(new Outcome(added, changed.size() - added, figures.size() - changed.size()), changed);
    }
}
