package hotline.http.api;

import hotline.callback.CallWish;
import hotline.callback.Callback;
import hotline.callback.CallbackLists;
import hotline.callback.CallbackLists.PastAttempt;
import hotline.callback.ListedCallback;
import hotline.callback.OtherCallback;
import hotline.callback.hand.HandCall;
import hotline.callback.hand.HandCalls;
import hotline.callback.place.NumberPlaces.Place;
import hotline.callback.plan.NextCall;
import hotline.http.api.survey.QuestionnaireJson;
import hotline.http.engine.JsonValue;
import hotline.http.engine.Times;
import hotline.policy.survey.Questionnaire;
import hotline.policy.survey.Script;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Callbacks as the contract writes them. */
final class CallbackJson {
    private CallbackJson() {}

    /** A {@code CallWish}. */
    static JsonObject wish(CallWish wish, ZoneId zone) {
        return new JsonObject()
                .put("askedFor", Times.of(wish.asked(), zone))
                .put("answer", wish.answer().code())
                .put("callFrom", Times.of(wish.from(), zone))
                .put("callBy", Times.of(wish.by(), zone));
    }

    /**
     * A {@code WaitingCallback}.
     *
     * @param callFrom from when it may be handed out
     */
    static JsonObject listed(ListedCallback listed, Instant callFrom, ZoneId zone, Instant now) {
        var held = listed.callback().held();
        return row(listed.callback(), zone)
                .put("callFrom", Times.of(callFrom, zone))
                .put("why", JsonValue.orNull(held.why().map(NextCall.Why::code)))
                .put("keptFor", ComplaintJson.person(held.keptFor()))
                .put("keptUntil", Times.of(held.keptUntil(), zone))
                .put("notBy", ComplaintJson.array(held.notBy(), one -> ComplaintJson.person(Optional.of(one))))
                .put("complainant", listed.complainant())
                .put("type", listed.type())
                .put("subtype", JsonValue.orNull(listed.subtype()))
                .put("severity", listed.severity().code())
                .put("tier", ComplaintJson.tier(listed.callback().precedence()))
                .put("turnAt", Times.of(listed.callback().turnAt(now), zone))
                .put("summary", listed.summary());
    }

    /** A {@code CallbackRow}. */
    static JsonObject row(Callback callback, ZoneId zone) {
        return new JsonObject()
                .put("id", callback.id())
                .put("number", callback.number())
                .put("status", callback.status().code())
                .put("dueAt", Times.of(callback.dueAt(), zone))
                .put("provisional", callback.provisional())
                .put("notBefore", Times.of(callback.notBefore(), zone))
                .put("attempts", callback.attempts())
                .put("agent", ComplaintJson.person(callback.holder()))
                .put("leaseUntil", Times.of(callback.leaseUntil(), zone));
    }

    /** A {@code Callback} that a person asked for. */
    static JsonObject byHand(
            HandCall call, int attemptsLeft, JsonObject shown, Around around, ZoneId zone, Instant now) {
        var at = call.at();
        return around.putInto(
                new JsonObject()
                        .put("id", call.id())
                        .put("status", at.status().code())
                        .put("attempt", at.attempts())
                        .put("attemptsLeft", attemptsLeft)
                        .put("leaseUntil", Times.of(at.leaseUntil(), zone))
                        .put("dueAt", Times.of(at.dueAt(), zone))
                        .put("latestCallAt", Times.of(HandCalls.latestWish(now), zone))
                        .putNull("tier")
                        .put("turnAt", Times.of(at.dueAt(), zone))
                        .putNull("otherPhone")
                        .putNull("otherPhoneWritten")
                        .put("others", new JsonArray())
                        .putNull("complaint")
                        .put("byHand", shown),
                zone);
    }

    /**
     * What stands around any call.
     *
     * @param questions of the policy, for what the call is for
     * @param customersZone by their number
     * @param customersPlace by their number; empty where it does not say
     * @param before earlier attempts, the newest first
     */
    record Around(
            Optional<Questionnaire> questions,
            Script script,
            List<PastAttempt> before,
            ZoneId customersZone,
            Optional<Place> customersPlace) {
        JsonObject putInto(JsonObject json, ZoneId zone) {
            return json.put("script", QuestionnaireJson.of(script))
                    .put("customersZone", customersZone.getId())
                    .put("customersPlace", JsonValue.orNull(customersPlace.map(place -> new JsonObject()
                            .put("zh", place.zh())
                            .put("en", place.en()))))
                    .put("questionnaire", JsonValue.orNull(questions.map(QuestionnaireJson::of)))
                    .put("attemptsBefore", ComplaintJson.array(before, one -> new JsonObject()
                            .put("attempt", one.attempt())
                            .put("at", Times.of(one.startedAt(), zone))
                            .put("agent", ComplaintJson.person(Optional.of(one.agent())))
                            .put("outcome", one.outcome())
                            .put("comment", JsonValue.orNull(one.comment()))));
        }
    }

    /**
     * A {@code Callback}, with the complaint it is about.
     *
     * @param written how people write a number
     */
    static JsonObject detail(
            CallbackLists.CallbackDetail detail,
            JsonObject complaint,
            Around around,
            UnaryOperator<String> written,
            ZoneId zone,
            Instant now) {
        var callback = detail.callback();
        return around.putInto(
                new JsonObject()
                        .put("id", callback.id())
                        .put("status", callback.status().code())
                        .put("attempt", callback.attempts())
                        .put("attemptsLeft", detail.attemptsLeft())
                        .put("leaseUntil", Times.of(callback.leaseUntil(), zone))
                        .put("dueAt", Times.of(callback.dueAt(), zone))
                        .put("latestCallAt", Times.of(detail.latestWish(), zone))
                        .put("tier", ComplaintJson.tier(callback.precedence()))
                        .put("turnAt", Times.of(callback.turnAt(now), zone))
                        .put("otherPhone", JsonValue.orNull(callback.otherPhone()))
                        .put(
                                "otherPhoneWritten",
                                JsonValue.orNull(callback.otherPhone().map(written)))
                        .put("others", ComplaintJson.array(detail.others(), CallbackJson::other))
                        .put("complaint", complaint)
                        .putNull("byHand"),
                zone);
    }

    private static JsonObject other(OtherCallback other) {
        return new JsonObject()
                .put("id", other.id())
                .put("number", other.number())
                .put("status", other.status().code())
                .put("summary", other.summary());
    }
}
