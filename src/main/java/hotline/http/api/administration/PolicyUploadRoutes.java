package hotline.http.api.administration;

import hotline.failure.Failure;
import hotline.http.api.ComplaintJson;
import hotline.http.api.NewestFirst;
import hotline.http.engine.Answer;
import hotline.http.engine.BodyTypes;
import hotline.http.engine.Exchange;
import hotline.http.engine.JsonValue;
import hotline.http.engine.Operation;
import hotline.http.engine.Routes;
import hotline.http.engine.Times;
import hotline.identity.Role;
import hotline.policy.Policies;
import hotline.policy.taxonomy.LocalizedName;
import hotline.rules.InstalledPolicy;
import hotline.rules.InstalledRules;
import hotline.rules.PolicyUploads;
import hotline.rules.PolicyUploads.Proposed;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.handler.HttpException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/** Policies in force and installed, their texts, and uploads of new ones. */
public final class PolicyUploadRoutes implements Routes {
    private final PolicyUploads uploads;
    private final InstalledRules installed;
    private final Policies policies;

    public PolicyUploadRoutes(PolicyUploads uploads, InstalledRules installed, Policies policies) {
        this.uploads = uploads;
        this.installed = installed;
        this.policies = policies;
    }

    @Override
    public void bind(BiConsumer<String, Operation> bind) {
        bind.accept("listPolicies", this::list);
        bind.accept("getPolicySource", this::source);
        bind.accept("installPolicy", this::install);
    }

    /** The lines of business are public: forms offer them. The history of installed versions is internal. */
    private Future<Answer> list(Exchange exchange) {
        boolean seesAll = exchange.caller()
                .staff()
                .filter(person -> person.role() == Role.ADMIN || person.role() == Role.SUPERVISOR)
                .isPresent();
        int limit = exchange.limit();
        var after = exchange.query("after").map(text -> version(text)
                .orElseThrow(() -> Failure.Invalid.field("after", "must be the next of the page before")));
        var versions = seesAll
                ? installed.newestFirst(after, limit + 1)
                : Future.<List<InstalledPolicy>>succeededFuture(List.of());
        return Future.all(installed.inForce(), versions).map(both -> {
            List<InstalledPolicy> found = both.resultAt(1);
            List<InstalledPolicy> inForce = both.resultAt(0);
            return Answer.ok(NewestFirst.page(found, limit, InstalledPolicy::id, this::version)
                    .put("inForce", ComplaintJson.array(inForce, this::line)));
        });
    }

    private Future<Answer> source(Exchange exchange) {
        exchange.caller().admin();
        var id = version(exchange.path("id"))
                .orElseThrow(() -> new Failure.NotFound("there is no policy version " + exchange.path("id")));
        return installed.source(id).map(Answer::yaml);
    }

    private Future<Answer> install(Exchange exchange) {
        var admin = exchange.caller().admin();
        var yaml = yaml(exchange);
        boolean onlyTry = exchange.flag("dryRun");
        if (onlyTry) {
            return uploads.propose(yaml)
                    .map(proposed -> Answer.ok(json(proposed)
                            .put("id", null)
                            .put("changed", isOther(proposed))
                            .put("dryRun", true)));
        }
        return uploads.install(yaml, admin.id(), admin.login())
                .map(uploaded -> Answer.created(
                        json(uploaded.proposed())
                                .put("id", uploaded.installed().version())
                                .put("changed", uploaded.installed().changed())
                                .put("dryRun", false),
                        "/api/v1/policies/" + uploaded.installed().version() + "/source"));
    }

    private static boolean isOther(Proposed proposed) {
        return proposed.inForce()
                .filter(now -> now.policy().digest().equals(proposed.policy().digest()))
                .isEmpty();
    }

    /** YAML as it is, or within JSON. */
    private static String yaml(Exchange exchange) {
        if (exchange.isJson()) {
            var body = exchange.body();
            var source = body.secret("source", BodyTypes.LONGEST_TEXT);
            body.done();
            return source;
        }
        var body = exchange.context().body().buffer();
        var bytes = body == null ? new byte[0] : body.getBytes();
        if (bytes.length > BodyTypes.LONGEST_TEXT) {
            throw new HttpException(413);
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException notUtf8) {
            throw Failure.Invalid.field("", "is not written in UTF-8");
        }
    }

    private static JsonObject json(Proposed proposed) {
        var policy = proposed.policy();
        return new JsonObject()
                .put("policy", policy.id())
                .put("version", policy.version())
                .put("lineOfBusiness", policy.lineOfBusiness())
                .put("name", name(policy.name()))
                .put(
                        "replaces",
                        JsonValue.orNull(proposed.inForce()
                                .map(now ->
                                        now.policy().id() + "/" + now.policy().version())))
                .put("changes", JsonValue.orNull(proposed.changes().map(ComparisonJson::of)));
    }

    private JsonObject line(InstalledPolicy policy) {
        return new JsonObject()
                .put("lineOfBusiness", policy.lineOfBusiness())
                .put(
                        "isDefault",
                        policy.lineOfBusiness()
                                .equals(policies.inForce().policy().lineOfBusiness()))
                .put("id", policy.id())
                .put("policy", policy.policy())
                .put("version", policy.version())
                .put("name", name(policies.version(policy.id()).policy().name()));
    }

    private JsonObject version(InstalledPolicy policy) {
        return line(policy)
                .put("installedAt", Times.of(policy.installedAt(), zone()))
                .put("installedBy", ComplaintJson.person(policy.installedBy()))
                .put("inForceSince", Times.of(policy.inForceSince(), zone()))
                .put("putInForceBy", ComplaintJson.person(policy.putInForceBy()));
    }

    private ZoneId zone() {
        return policies.inForce().policy().zone();
    }

    private static Optional<Integer> version(String text) {
        try {
            return Optional.of(Integer.parseInt(text)).filter(id -> id > 0);
        } catch (NumberFormatException noNumber) {
            return Optional.empty();
        }
    }

    private static JsonObject name(LocalizedName name) {
        return new JsonObject().put("zh", name.zh()).put("en", name.en());
    }
}
