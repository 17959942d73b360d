package hotline.http.api.phrases;

import hotline.complaint.reading.Complaint;
import hotline.complaint.reading.ComplaintReader;
import hotline.digest.Sha256;
import hotline.failure.Failure;
import hotline.http.engine.Answer;
import hotline.http.engine.Exchange;
import hotline.http.engine.Operation;
import hotline.http.engine.Routes;
import hotline.identity.Caller;
import hotline.intake.PhoneNumbers;
import hotline.phrase.AtHand;
import hotline.phrase.FilledPhrase;
import hotline.phrase.KnownNow;
import hotline.phrase.PhraseCounts;
import hotline.phrase.PhraseSearch;
import hotline.phrase.Suggesting;
import hotline.policy.CaseNumbers;
import hotline.policy.Policies;
import hotline.policy.Policy;
import hotline.policy.PolicyVersion;
import hotline.policy.phrase.Forbidden;
import hotline.policy.phrase.Phrase;
import hotline.policy.phrase.Situation;
import hotline.rows.Rfc3339;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

/** What agents may say now, and what they never say (T7, C8, F11). */
public final class PhraseRoutes implements Routes {
    private static final int LONGEST_SEARCH = 100;
    private static final int MOST_RECENT = 20;
    private static final int USUAL_DAYS = 30;
    private static final int MOST_DAYS = 366;

    private final ComplaintReader reader;
    private final Policies policies;
    private final InstantSource clock;
    private final CaseNumbers numbers;
    private final PhraseCounts counts;
    private final PhoneNumbers phones = new PhoneNumbers();

    public PhraseRoutes(ComplaintReader reader, Policies policies, PhraseCounts counts, InstantSource clock) {
        this.reader = reader;
        this.policies = policies;
        this.counts = counts;
        this.clock = clock;
        this.numbers = new CaseNumbers(policies);
    }

    @Override
    public void bind(BiConsumer<String, Operation> bind) {
        bind.accept("listPhrases", this::phrases);
        bind.accept("listPhraseUses", this::uses);
        bind.accept("listForbiddenExpressions", this::forbidden);
    }

    /**
     * What the caller asks for.
     *
     * @param recent ids of what was suggested first or used, the last one first
     */
    private record Asked(
            Caller.Staff agent,
            Optional<Situation> situation,
            Optional<String> language,
            AtHand atHand,
            List<String> recent,
            Optional<String> typed) {}

    private Future<Answer> phrases(Exchange exchange) {
        var asked = asked(exchange);
        var number = exchange.query("complaint").map(numbers::meant);
        return number.map(one ->
                        reader.read(exchange.caller(), one, clock.instant()).map(Optional::of))
                .orElseGet(() -> Future.succeededFuture(Optional.empty()))
                .map(complaint -> Answer.ok(offered(asked, complaint)));
    }

    private static Asked asked(Exchange exchange) {
        var typed = exchange.query("q");
        if (typed.filter(text -> text.length() > LONGEST_SEARCH).isPresent()) {
            throw Failure.Invalid.field("q", "must have at most " + LONGEST_SEARCH + " characters", "too-long");
        }
        return new Asked(
                exchange.caller().handler(),
                exchange.query("situation").map(code -> known("situation", Situation.byCode(), code)),
                exchange.query("language").map(code -> known("language", Map.of("zh", "zh", "en", "en"), code)),
                exchange.query("at")
                        .map(code -> known("at", AtHand.byCode(), code))
                        .orElse(AtHand.CALL),
                exchange.query("after")
                        .map(text -> Arrays.stream(text.split(",", -1))
                                .limit(MOST_RECENT)
                                .toList())
                        .orElse(List.of()),
                typed);
    }

    private static <T> T known(String name, Map<String, T> byCode, String code) {
        return Optional.ofNullable(byCode.get(code))
                .orElseThrow(() ->
                        Failure.Invalid.field(name, "must be one of " + String.join(", ", byCode.keySet()), "unknown"));
    }

    private JsonObject offered(Asked asked, Optional<Complaint> complaint) {
        var policy = policy(complaint);
        var language = asked.language()
                .or(() -> complaint.map(about -> about.report().language()))
                .orElse("zh");
        var known = known(asked, complaint, policy, language);
        var order = Suggesting.order(asked.atHand(), complaint, policy);
        var offered = phrases(asked, order, policy).stream()
                .map(phrase -> FilledPhrase.of(phrase, language, known))
                .toList();
        return new JsonObject()
                .put("language", language)
                .put(
                        "situations",
                        new JsonArray(order.stream()
                                .filter(one -> !policy.phrases().of(one).isEmpty())
                                .map(Situation::code)
                                .toList()))
                .put("items", PhraseJson.array(offered, PhraseJson::of));
    }

    /** The policy that rules the case; without one, the usual policy. */
    private Policy policy(Optional<Complaint> complaint) {
        return complaint
                .map(about -> policies.version(about.state().facts().policyVersion()))
                .orElseGet(policies::inForce)
                .policy();
    }

    private KnownNow known(Asked asked, Optional<Complaint> complaint, Policy policy, String language) {
        var known = KnownNow.of(policy, language, asked.agent().name());
        return complaint
                .map(about -> known.with(
                        about,
                        policy,
                        language,
                        asked.agent().department(),
                        number -> phones.written(number, policy.phoneRegion()),
                        clock.instant()))
                .orElse(known);
    }

    private static List<Phrase> phrases(Asked asked, List<Situation> order, Policy policy) {
        var all = Suggesting.phrases(policy.phrases(), order, asked.recent()).stream()
                .filter(phrase -> asked.situation()
                        .filter(one -> one != phrase.situation())
                        .isEmpty())
                .toList();
        return asked.typed()
                .map(text ->
                        PhraseSearch.of(text).map(search -> search.in(all)).orElse(text.isBlank() ? all : List.of()))
                .orElse(all);
    }

    private Future<Answer> uses(Exchange exchange) {
        int days = exchange.query("days").map(PhraseRoutes::days).orElse(USUAL_DAYS);
        var to = clock.instant();
        var from = to.minus(Duration.ofDays(days));
        return counts.within(from, to)
                .map(uses -> Answer.ok(new JsonObject()
                        .put("from", Rfc3339.of(from))
                        .put("items", PhraseJson.array(uses, PhraseJson::of))));
    }

    private static int days(String text) {
        if (text.matches("[1-9][0-9]{0,2}") && Integer.parseInt(text) <= MOST_DAYS) {
            return Integer.parseInt(text);
        }
        throw Failure.Invalid.field("days", "must be a number from 1 to " + MOST_DAYS);
    }

    /** Of all lines of business, as an agent may work on each. */
    private Future<Answer> forbidden(Exchange exchange) {
        exchange.caller().handler();
        var each = new LinkedHashMap<String, Forbidden>();
        policies.lines().stream()
                .flatMap(line -> policies.inForce(line).stream())
                .map(PolicyVersion::policy)
                .flatMap(policy -> policy.phrases().forbidden().stream())
                .forEach(one -> each.putIfAbsent(
                        one.kind().code() + one.wording().zh() + one.wording().en(), one));
        var body = new JsonObject()
                .put("items", PhraseJson.array(List.copyOf(each.values()), PhraseJson::of))
                .toBuffer();
        var tag = "\"" + digest(body.getBytes()) + "\"";
        boolean isKnown = exchange.header("If-None-Match").filter(tag::equals).isPresent();
        var headers = Map.of("ETag", tag);
        return Future.succeededFuture(
                isKnown ? new Answer(304, Optional.empty(), headers, false) : new Answer(200, body, headers));
    }

    private static String digest(byte[] body) {
        return Sha256.hex(body).substring(0, 32);
    }
}
