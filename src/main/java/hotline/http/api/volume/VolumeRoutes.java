package hotline.http.api.volume;

import hotline.failure.Failure;
import hotline.http.api.ComplaintJson;
import hotline.http.engine.Answer;
import hotline.http.engine.Exchange;
import hotline.http.engine.Operation;
import hotline.http.engine.Routes;
import hotline.network.NetworkMap;
import hotline.policy.Policies;
import hotline.volume.VolumeQuery;
import hotline.volume.Volumes;
import hotline.volume.Volumes.Author;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Supplier;

/** Volumes of parcels: read for figures, imported by administrators. */
public final class VolumeRoutes implements Routes {
    private final Volumes volumes;
    private final Supplier<NetworkMap> network;
    private final Policies policies;
    private final InstantSource clock;

    public VolumeRoutes(Volumes volumes, Supplier<NetworkMap> network, Policies policies, InstantSource clock) {
        this.volumes = volumes;
        this.network = network;
        this.policies = policies;
        this.clock = clock;
    }

    @Override
    public void bind(BiConsumer<String, Operation> bind) {
        bind.accept("getVolumes", this::table);
        bind.accept("importVolumes", this::take);
        bind.accept("listVolumeImports", this::imports);
    }

    private Future<Answer> table(Exchange exchange) {
        exchange.caller().reportReader();
        int limit = exchange.limit();
        var query = query(exchange::query, today());
        return volumes.table(query, today())
                .map(table -> Answer.ok(new VolumeJson(network.get()).table(table, exchange.query("after"), limit)));
    }

    /**
     * By default this month until today, by branch.
     *
     * @param query the value of a filter by its name
     */
    public static VolumeQuery query(Function<String, Optional<String>> query, LocalDate today) {
        var from = Exchange.day("from", query.apply("from")).orElse(today.withDayOfMonth(1));
        var to = Exchange.day("to", query.apply("to")).orElse(from.isAfter(today) ? from : today);
        if (to.isBefore(from)) {
            throw Failure.Invalid.field("to", "must not be before from");
        }
        if (!from.plusDays(VolumeQuery.MOST_DAYS).isAfter(to)) {
            throw Failure.Invalid.field("to", "must be within " + VolumeQuery.MOST_DAYS + " days of from");
        }
        var by = query.apply("by")
                .map(code -> VolumeQuery.By.of(code)
                        .orElseThrow(() -> Failure.Invalid.field("by", "must be one of day, branch, hub, region")))
                .orElse(VolumeQuery.By.BRANCH);
        return new VolumeQuery(from, to, by);
    }

    private Future<Answer> take(Exchange exchange) {
        var author = new Author(Optional.of(exchange.caller().admin().id()), clock.instant(), today());
        boolean dryRun = exchange.flag("dryRun");
        var body = exchange.context().body().buffer();
        var file = body == null ? new byte[0] : body.getBytes();
        return volumes.take(exchange.once(), file, dryRun, author)
                .map(outcome -> Answer.ok(VolumeJson.outcome(outcome)));
    }

    private Future<Answer> imports(Exchange exchange) {
        exchange.caller().admin();
        return volumes.imports()
                .map(imports -> Answer.ok(new JsonObject()
                        .put("items", ComplaintJson.array(imports, past -> VolumeJson.past(past, zone())))));
    }

    private LocalDate today() {
        return clock.instant().atZone(zone()).toLocalDate();
    }

    private ZoneId zone() {
        return policies.inForce().policy().zone();
    }
}
