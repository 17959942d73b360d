package hotline.http.api.phrases;

import hotline.phrase.FilledPhrase;
import hotline.phrase.NeverSaid;
import hotline.phrase.PhraseCount;
import hotline.policy.phrase.Forbidden;
import hotline.policy.phrase.PhraseBook;
import hotline.policy.phrase.Situation;
import hotline.rows.Rfc3339;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/** Phrases and forbidden expressions as the contract writes them. */
public final class PhraseJson {
    private PhraseJson() {}

    /** An {@code OfferedPhrase}. */
    static JsonObject of(FilledPhrase filled) {
        return new JsonObject()
                .put("id", filled.phrase().id())
                .put("situation", filled.phrase().situation().code())
                .put("text", filled.text())
                .put("gaps", array(filled.gaps(), gap -> new JsonObject()
                        .put("brace", gap.brace().code())
                        .put("from", gap.from())
                        .put("to", gap.to())))
                .put("endsCall", filled.phrase().endsCall());
    }

    /** A {@code CountedPhrase}. */
    static JsonObject of(PhraseCount count) {
        return new JsonObject()
                .put("phrase", count.phrase())
                .put("uses", count.uses())
                .put("lastAt", Rfc3339.of(count.lastAt()));
    }

    /** A {@code ForbiddenExpression}. */
    static JsonObject of(Forbidden expression) {
        return new JsonObject()
                .put("id", expression.id())
                .put("kind", expression.kind().code())
                .put("clauses", new JsonArray(expression.kind().clauses()))
                .put("zh", expression.wording().zh())
                .put("en", expression.wording().en())
                .put("patterns", new JsonArray(NeverSaid.patterns(expression)));
    }

    /** The {@code phrases} of a policy: how many it has of each situation and of each kind. */
    public static JsonObject counts(PhraseBook book) {
        var say = new LinkedHashMap<String, Integer>();
        Stream.of(Situation.values())
                .forEach(one -> say.put(one.code(), book.of(one).size()));
        say.values().removeIf(count -> count == 0);
        var never = new LinkedHashMap<String, Integer>();
        book.forbidden().forEach(one -> never.merge(one.kind().code(), 1, Integer::sum));
        return new JsonObject().put("say", counted("situation", say)).put("never", counted("kind", never));
    }

    private static JsonArray counted(String name, Map<String, Integer> counts) {
        return new JsonArray(counts.entrySet().stream()
                .map(one -> new JsonObject().put(name, one.getKey()).put("count", one.getValue()))
                .toList());
    }

    static <T> JsonArray array(List<T> all, Function<T, JsonObject> json) {
        return new JsonArray(all.stream().map(json).toList());
    }
}
