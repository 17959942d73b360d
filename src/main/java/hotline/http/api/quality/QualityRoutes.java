package hotline.http.api.quality;

import hotline.customer.Customers;
import hotline.customer.quality.CheckedField;
import hotline.customer.quality.FileQuality;
import hotline.customer.quality.FileSamples;
import hotline.customer.quality.SampledFile;
import hotline.customer.quality.Verdict;
import hotline.failure.Failure;
import hotline.http.api.ComplaintJson;
import hotline.http.api.NewestFirst;
import hotline.http.api.measures.MeasuresJson;
import hotline.http.engine.Answer;
import hotline.http.engine.Exchange;
import hotline.http.engine.JsonValue;
import hotline.http.engine.Operation;
import hotline.http.engine.Routes;
import hotline.http.engine.Times;
import hotline.measures.RateJson;
import hotline.policy.Policies;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.DateTimeException;
import java.time.InstantSource;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/** Samples of files: supervisors draw them, all who handle complaints check them. */
public final class QualityRoutes implements Routes {
    private final FileSamples samples;
    private final Policies policies;
    private final InstantSource clock;

    public QualityRoutes(FileSamples samples, Policies policies, InstantSource clock) {
        this.samples = samples;
        this.policies = policies;
        this.clock = clock;
    }

    @Override
    public void bind(BiConsumer<String, Operation> bind) {
        bind.accept("getFileSample", this::get);
        bind.accept("drawFileSample", this::draw);
        bind.accept("listSampledFiles", this::files);
        bind.accept("checkSampledFile", this::check);
    }

    private static YearMonth month(Exchange exchange) {
        try {
            return YearMonth.parse(exchange.path("month"));
        } catch (DateTimeException noMonth) {
            throw new Failure.NotFound("a month is written as 2026-09");
        }
    }

    private Future<Answer> get(Exchange exchange) {
        exchange.caller().handler();
        return samples.figures(month(exchange)).map(figures -> Answer.ok(json(figures)));
    }

    private Future<Answer> draw(Exchange exchange) {
        var by = new Customers.Reader(exchange.caller().supervisor(), clock.instant());
        var month = month(exchange);
        return samples.draw(exchange.once(), month, by)
                .compose(drawn -> samples.figures(month))
                .map(figures -> Answer.created(json(figures), "/api/v1/file-samples/" + month));
    }

    private Future<Answer> files(Exchange exchange) {
        var reader = new Customers.Reader(exchange.caller().handler(), clock.instant());
        int limit = exchange.limit();
        int after = (int) Math.min(NewestFirst.after(exchange).orElse(0L), Integer.MAX_VALUE);
        return samples.files(reader, month(exchange), exchange.query("department"), after, limit + 1)
                .map(found -> Answer.ok(
                        NewestFirst.page(found, limit, one -> one.sampled().place(), this::json)));
    }

    private Future<Answer> check(Exchange exchange) {
        long by = exchange.caller().handler().id();
        long file = Exchange.id(exchange.path("id")).orElseThrow(() -> new Failure.NotFound("there is no such file"));
        var body = exchange.body();
        var verdicts = new EnumMap<CheckedField, Verdict>(CheckedField.class);
        for (CheckedField field : CheckedField.values()) {
            body.code(field.code(), Verdict.codes())
                    .flatMap(Verdict::of)
                    .ifPresent(verdict -> verdicts.put(field, verdict));
        }
        body.done();
        return samples.check(exchange.once(), month(exchange), file, verdicts, by, clock.instant())
                .map(checked -> Answer.nothing());
    }

    private JsonObject json(FileQuality figures) {
        int fewest = policies.inForce().policy().measures().fewest();
        return new JsonObject()
                .put("drawnAt", Times.of(figures.drawnAt(), zone()))
                .put("size", policies.inForce().policy().measures().fileSample())
                .put("departments", ComplaintJson.array(figures.departments(), one -> new JsonObject()
                        .put("department", JsonValue.orNull(one.department()))
                        .put("files", one.files())
                        .put("completeness", RateJson.of(one.completeness()))
                        .put(
                                "completenessFewerThan",
                                MeasuresJson.fewerThan(one.completeness().denominator(), fewest))
                        .put("truthfulness", RateJson.of(one.truthfulness()))
                        .put(
                                "truthfulnessFewerThan",
                                MeasuresJson.fewerThan(one.truthfulness().denominator(), fewest))));
    }

    private JsonObject json(FileSamples.Shown shown) {
        var sampled = shown.sampled();
        return new JsonObject()
                .put("customer", sampled.file())
                .put("name", JsonValue.orNull(shown.customer().map(one -> one.fields()
                        .name())))
                .put("missing", new JsonArray(sampled.missing()))
                .put("fields", ComplaintJson.array(sampled.fields(), field -> field(field, shown)));
    }

    private JsonObject field(CheckedField field, FileSamples.Shown shown) {
        Optional<SampledFile.Check> check = shown.sampled().checks().stream()
                .filter(one -> one.field() == field)
                .findFirst();
        return new JsonObject()
                .put("field", field.code())
                .put("values", new JsonArray(shown.customer().map(field::values).orElseGet(List::of)))
                .put("verdict", JsonValue.orNull(check.map(one -> one.verdict().code())))
                .put("by", ComplaintJson.person(check.map(SampledFile.Check::by)))
                .put("at", Times.of(check.map(SampledFile.Check::at), zone()));
    }

    private ZoneId zone() {
        return policies.inForce().policy().zone();
    }
}
