package hotline.survey;

import static hotline.support.Await.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import hotline.callback.CallbackDesk;
import hotline.complaint.Actor;
import hotline.complaint.Step;
import hotline.complaint.change.StepRequest;
import hotline.intake.Filed;
import hotline.policy.taxonomy.Severity;
import hotline.support.FreightNetwork;
import hotline.support.Reply;
import hotline.support.Running;
import hotline.support.TestClient;
import hotline.support.TestServer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Customers answer the questions of the policy, by telephone and on their page. */
@Tag("K5")
class SurveyTest {
    private static final String FIGURES = "/api/v1/measures/surveys?from=2026-09-24&to=2026-09-24";

    private static final String DAY = "from=2026-09-24&to=2026-09-24";

    @Running
    private static TestServer server;

    private CallbackDesk desk;

    @BeforeEach
    void begin() {
        server.forgetComplaints();
        server.clock().set(CallbackDesk.THURSDAY);
        desk = new CallbackDesk(server.database(), server.clock());
    }

    @AfterEach
    void close() throws Exception {
        await(desk.database.close());
        await(desk.vertx.close());
    }

    @Test
    void answers_are_kept_with_the_policy_that_asked_and_the_score_among_them_is_the_rating() throws Exception {
        long complaint = desk.resolved(Severity.MINOR);
        var taken = takeNext();
        assertThat(taken.getJsonObject("questionnaire").getJsonArray("questions").stream()
                        .map(question -> ((JsonObject) question).getString("code")))
                .containsExactly("satisfaction", "solved", "effort");

        var ended = end(
                taken,
                new JsonArray()
                        .add(answer("satisfaction").put("value", 4))
                        .add(answer("solved").put("value", 0))
                        .add(answer("effort")));

        assertThat(ended.status()).as(ended.body()).isEqualTo(200);
        assertThat(ended.json().getJsonArray("attemptsBefore").getJsonObject(0).getString("outcome"))
                .isEqualTo("reached");
        assertThat(desk.tables.value("SELECT score FROM rating WHERE complaint_id = " + complaint))
                .isEqualTo("4");
        assertThat(rows())
                .isEqualTo("effort ces phone null true, satisfaction score phone 4 false, solved yes-no phone 0 false");
        assertThat(desk.tables.value("SELECT count(DISTINCT a.policy_version) FROM survey_answer a JOIN complaint c"
                        + " ON c.id = a.complaint_id AND c.policy_version = a.policy_version AND a.agent IS NOT NULL"))
                .isEqualTo("1");
    }

    /** Facts like the score: with an interval, by where the customer was asked, and with the complaints behind them. */
    @Test
    void what_customers_say_of_solution_and_effort_is_counted_on_the_telephone_and_on_the_page_apart()
            throws Exception {
        long called = desk.resolved(Severity.MINOR);
        var ended = end(
                takeNext(),
                new JsonArray()
                        .add(answer("satisfaction").put("value", 4))
                        .add(answer("solved").put("value", 0))
                        .add(answer("effort").put("value", 3)));
        assertThat(ended.status()).as(ended.body()).isEqualTo(200);
        var filed = desk.file(Severity.MINOR, Optional.empty());
        await(desk.changes.apply(StepRequest.of(
                filed.id(),
                Step.ASSIGN,
                new Actor.Person(CallbackDesk.WANG),
                server.clock().instant())));
        desk.resolve(filed.id());
        var rated = customer(filed)
                .post(
                        "/api/v1/tracking/rating",
                        new JsonObject()
                                .put("score", 5)
                                .put(
                                        "answers",
                                        new JsonArray()
                                                .add(answer("solved").put("value", 1))
                                                .add(answer("effort").put("value", 7))));
        assertThat(rated.status()).as(rated.body()).isEqualTo(200);

        await("both are counted", () -> total("solved").getInteger("of") == 2);
        assertThat(total("solved").getInteger("counted")).isEqualTo(1);
        assertThat(total("solved-on-phone").getInteger("counted")).isZero();
        assertThat(total("solved-on-page").getInteger("counted")).isEqualTo(1);
        var effort = total("effort");
        assertThat(effort.getDouble("value")).isEqualTo(5);
        // Two values, 3 and 7: 5 ± 12.706 · √8 ÷ √2.
        assertThat(effort.getDouble("high")).isCloseTo(5 + 25.412, within(0.001));
        assertThat(total("effort-on-page").getDouble("value")).isEqualTo(7);
        assertThat(total("effort-on-page").getValue("low"))
                .as("one value says nothing of the spread")
                .isNull();
        var behind = server.as("supervisor1").get("/api/v1/measures/solved/complaints?" + DAY + "&part=whole");
        assertThat(behind.json().getJsonArray("items")).as(behind.body()).hasSize(2);
        assertThat(behind.body()).contains(desk.tables.value("SELECT number FROM complaint WHERE id = " + called));
    }

    private static JsonObject total(String measure) {
        return server.as("supervisor1")
                .get("/api/v1/measures/breakdown?measures=" + measure + "&" + DAY)
                .json()
                .getJsonArray("periods")
                .getJsonObject(0)
                .getJsonObject("total")
                .getJsonObject(measure);
    }

    @Test
    void answers_that_do_not_fit_are_refused_with_their_place_and_change_nothing() throws Exception {
        desk.resolved(Severity.MINOR);
        var taken = takeNext();

        var wrong = end(
                taken,
                new JsonArray()
                        .add(answer("satisfaction").put("value", 6))
                        .add(answer("mood").put("value", 1))
                        .add(answer("solved").put("text", "差不多"))
                        .add(answer("effort").put("value", 7))
                        .add(answer("effort").put("value", 7)));

        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.json().getJsonArray("errors").stream().map(error -> ((JsonObject) error).getString("pointer")))
                .containsExactly("/answers/0/value", "/answers/1/question", "/answers/2/text", "/answers/4/question");
        assertThat(post(
                                taken,
                                new JsonObject()
                                        .put("outcome", "no-answer")
                                        .put("answers", new JsonArray().add(answer("solved"))))
                        .status())
                .isEqualTo(422);
        assertThat(post(
                                taken,
                                new JsonObject()
                                        .put("outcome", "reached")
                                        .put("score", 5)
                                        .put(
                                                "answers",
                                                new JsonArray()
                                                        .add(answer("satisfaction")
                                                                .put("value", 2))))
                        .status())
                .isEqualTo(422);
        assertThat(rows()).isEmpty();
        assertThat(end(taken, new JsonArray()).status()).isEqualTo(200);
    }

    @Test
    void a_sample_of_cases_rated_by_telephone_is_asked_again_on_the_page_and_the_difference_is_shown()
            throws Exception {
        var questionnaires = FreightNetwork.POLICY.questionnaires();
        Filed inSample = null;
        int others = 0;
        while (inSample == null) {
            var filed = desk.file(Severity.MINOR, Optional.empty());
            await(desk.changes.apply(StepRequest.of(
                    filed.id(),
                    Step.ASSIGN,
                    new Actor.Person(CallbackDesk.WANG),
                    server.clock().instant())));
            desk.resolve(filed.id());
            var taken = takeNext();
            assertThat(post(taken, new JsonObject().put("outcome", "reached").put("score", 5))
                            .status())
                    .isEqualTo(200);
            if (questionnaires.isAskedAgain(filed.id())) {
                inSample = filed;
            } else if (others++ == 0) {
                assertThat(track(filed).getBoolean("isAskedAgain")).isFalse();
                assertThat(rate(filed, 3).status()).isEqualTo(409);
            }
        }

        assertThat(track(inSample).getBoolean("isAskedAgain")).isTrue();
        assertThat(track(inSample).getBoolean("mayRate")).isFalse();
        assertThat(rate(inSample, 3).status()).isEqualTo(200);

        assertThat(track(inSample).getBoolean("isAskedAgain")).as("once").isFalse();
        assertThat(track(inSample).getInteger("rating")).as("the rating stays").isEqualTo(5);
        var figures = server.as("supervisor1").get(FIGURES).json();
        assertThat(figures.getJsonObject("askedAgain").getInteger("n")).isEqualTo(1);
        assertThat(figures.getJsonObject("askedAgain").getInteger("fewerThan")).isEqualTo(10);
        var byChannel = figures.getJsonArray("questions");
        assertThat(byChannel.getJsonObject(0).getString("channel")).isEqualTo("phone");
        assertThat(byChannel.getJsonObject(1).getString("channel")).isEqualTo("page");
        assertThat(byChannel.getJsonObject(1).getBoolean("isAgain")).isTrue();
    }

    @Test
    void five_of_a_hundred_are_asked_again_no_matter_what_their_numbers() {
        var questionnaires = FreightNetwork.POLICY.questionnaires();
        for (long first : new long[] {1, 1_000_000, 77_777_777}) {
            assertThat(LongStream.range(first, first + 20_000)
                            .filter(questionnaires::isAskedAgain)
                            .count())
                    .isBetween(900L, 1100L);
        }
    }

    @Test
    void each_ended_case_without_a_rating_has_a_reason_and_analysts_read_no_agents() throws Exception {
        desk.resolved(Severity.MINOR);
        assertThat(post(takeNext(), new JsonObject().put("outcome", "refused")).status())
                .isEqualTo(200);
        desk.resolved(Severity.MINOR);
        assertThat(end(takeNext(), new JsonArray().add(answer("satisfaction"))).status())
                .isEqualTo(200);

        var unrated = server.as("supervisor1").get(FIGURES).json().getJsonArray("unrated");
        assertThat(unrated.encode()).contains("\"no-score\"", "\"refused\"", "\"name\"");
        assertThat(server.as("analyst1")
                        .get(FIGURES)
                        .json()
                        .getJsonArray("unrated")
                        .encode())
                .contains("\"refused\"")
                .doesNotContain("\"name\"");
        assertThat(server.as("agent1").get(FIGURES).status()).isEqualTo(403);
    }

    private static JsonObject answer(String question) {
        return new JsonObject().put("question", question);
    }

    private static JsonObject takeNext() {
        return server.as("agent1").post("/api/v1/callbacks/take-next").json();
    }

    private static Reply end(JsonObject taken, JsonArray answers) {
        return post(taken, new JsonObject().put("outcome", "reached").put("answers", answers));
    }

    private static Reply post(JsonObject taken, JsonObject outcome) {
        return server.as("agent1")
                .post(
                        "/api/v1/callbacks/" + taken.getLong("id") + "/outcome",
                        outcome.put("attempt", taken.getInteger("attempt")));
    }

    private static JsonObject track(Filed filed) {
        return customer(filed).get("/api/v1/tracking").json();
    }

    private static Reply rate(Filed filed, int score) {
        return customer(filed).post("/api/v1/tracking/rating", new JsonObject().put("score", score));
    }

    private static TestClient customer(Filed filed) {
        return server.anybody()
                .with("Tracking-Code", filed.trackingCode().orElseThrow().toString());
    }

    private String rows() {
        return Optional.ofNullable(
                        desk.tables.value(
                                "SELECT string_agg(concat_ws(' ', question, kind, channel, coalesce(value::text, 'null'), none::text), ', ' ORDER BY question) FROM survey_answer"))
                .orElse("");
    }
}
