package hotline.http.api.messages;

import hotline.allowance.Allowance;
import hotline.allowance.Allowances;
import hotline.failure.Failure;
import hotline.http.api.ComplaintJson;
import hotline.http.engine.Answer;
import hotline.http.engine.Exchange;
import hotline.http.engine.JsonValue;
import hotline.http.engine.Operation;
import hotline.http.engine.Routes;
import hotline.http.engine.Times;
import hotline.policy.Policies;
import hotline.policy.PolicyVersion;
import hotline.policy.Quota;
import hotline.policy.message.FilledMail;
import hotline.told.LinkBack;
import hotline.told.MailPreview;
import hotline.told.SentMessage;
import hotline.told.ToldMessages;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Messages to customers: of a case, as samples, and their end by a link. */
public final class MessageRoutes implements Routes {
    private static final int LONGEST_LINK = 100;
    private static final Pattern LINK = Pattern.compile("[0-9a-z.]{1," + LONGEST_LINK + "}");
    private static final Quota STOPS = new Quota(20, Duration.ofMinutes(10));

    private final ToldMessages told;
    private final LinkBack links;
    private final Allowances allowances;
    private final Policies policies;
    private final InstantSource clock;

    public MessageRoutes(
            ToldMessages told, LinkBack links, Allowances allowances, Policies policies, InstantSource clock) {
        this.told = told;
        this.links = links;
        this.allowances = allowances;
        this.policies = policies;
        this.clock = clock;
    }

    @Override
    public void bind(BiConsumer<String, Operation> bind) {
        bind.accept("listMessagesOfComplaint", this::ofCase);
        bind.accept("previewMessages", this::previews);
        bind.accept("chooseMails", this::choose);
        bind.accept("showUnsubscribing", exchange -> Future.succeededFuture(page(exchange)));
        bind.accept("unsubscribe", this::unsubscribe);
    }

    /** Addresses are covered, so it is no look at personal data. */
    private Future<Answer> ofCase(Exchange exchange) {
        exchange.caller().handler();
        var zone = policies.inForce().policy().zone();
        return told.ofCase(exchange.caseNumbers().meant(exchange.path("number")))
                .map(messages -> Answer.ok(
                        new JsonObject().put("items", ComplaintJson.array(messages, message -> sent(message, zone)))));
    }

    private static JsonObject sent(SentMessage message, ZoneId zone) {
        return new JsonObject()
                .put("kind", message.kind())
                .put("way", message.way().code())
                .put("state", message.state().code())
                .put("address", JsonValue.orNull(message.address()))
                .put("at", Times.of(message.at(), zone))
                .put("settledAt", Times.of(message.settledAt(), zone))
                .put("code", JsonValue.orNull(message.code()));
    }

    private Future<Answer> previews(Exchange exchange) {
        var number = exchange.query("complaint").map(exchange.caseNumbers()::meant);
        var previews = number.map(told::samples)
                .orElseGet(() -> told.samples(inForce(exchange).policy(), clock.instant()));
        return previews.compose(items -> told.hasRelay()
                .map(hasRelay -> Answer.ok(new JsonObject()
                        .put("complaint", JsonValue.orNull(number))
                        .put("isSent", hasRelay)
                        .put("items", ComplaintJson.array(items, MessageRoutes::preview)))));
    }

    private PolicyVersion inForce(Exchange exchange) {
        return exchange.query("lineOfBusiness")
                .map(line -> policies.inForce(line)
                        .orElseThrow(() -> Failure.Invalid.field(
                                "lineOfBusiness", "must be one of " + String.join(", ", policies.lines()), "unknown")))
                .orElseGet(policies::inForce);
    }

    private static JsonObject preview(MailPreview preview) {
        return new JsonObject()
                .put("kind", preview.kind().code())
                .put("version", JsonValue.orNull(preview.version()))
                .put("zh", letter(preview.zh()))
                .put("en", letter(preview.en()));
    }

    private static @Nullable JsonObject letter(Optional<FilledMail> mail) {
        return JsonValue.orNull(
                mail.map(one -> new JsonObject().put("subject", one.subject()).put("text", one.text())));
    }

    private Future<Answer> choose(Exchange exchange) {
        var body = exchange.body();
        var link = body.requiredLine("link", LONGEST_LINK);
        boolean isWanted = body.requiredFlag("wanted");
        body.done();
        var fromThere =
                List.of(Allowance.own("mail choices from", exchange.client().own(), STOPS));
        return allowances
                .take(fromThere)
                .compose(taken -> links.want(link, isWanted))
                .map(isOurs -> {
                    if (!isOurs) {
                        throw new Failure.NotFound("no message has this link");
                    }
                    return Answer.ok(new JsonObject().put("wanted", isWanted));
                });
    }

    /** A person who opens the address by hand presses a button there: programs open addresses too. */
    private static Answer page(Exchange exchange) {
        var link = exchange.path("token");
        return new Answer(
                303,
                Optional.empty(),
                Map.of("Location", LINK.matcher(link).matches() ? "/#stop=" + link : "/"),
                false);
    }

    /** The button of a mail program (RFC 8058). Many customers' programs call from one network, so only wrong links are counted. */
    private Future<Answer> unsubscribe(Exchange exchange) {
        var fromThere =
                List.of(Allowance.own("mail choices from", exchange.client().own(), STOPS));
        return allowances
                .take(fromThere)
                .compose(taken -> links.want(exchange.path("token"), false))
                .compose(isOurs -> isOurs
                        ? allowances.giveBack(fromThere).map(Answer.nothing())
                        : Future.failedFuture(new Failure.NotFound("no message has this link")));
    }
}
