package hotline.scenario;

import static hotline.scenario.CaseDesk.at;
import static hotline.support.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import hotline.measures.facts.FactRecount;
import hotline.support.Draft;
import hotline.support.Running;
import hotline.support.TestServer;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.junit5.VertxExtension;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Messages on the website, and whether the customer was answered on the day on which they came. */
@ExtendWith(VertxExtension.class)
@Tag("T6")
class SameDayAnswersTest {
    private static final String MEASURE = "website-answered-same-day";

    @Running(at = "2026-09-28T02:00:00Z")
    private static TestServer server;

    private int phones;

    @Test
    void a_message_counts_on_its_day_once_until_it_is_answered_and_an_answer_of_the_next_day_is_none_of_that_day(
            Vertx vertx) {
        var answered = filed();
        var late = filed();
        var withdrawn = filed();
        var byTelephone = CaseDesk.byTelephone(server);
        writes(answered, "还少一件");
        reply(answered, "正在找");
        writes(answered, "什么时候送？");
        reply(answered, "明天");
        late.note("同事间的话", true);
        withdrawn.step(new JsonObject().put("step", "withdraw").put("reason", "客户撤诉"));
        writes(byTelephone, "补充一张照片");
        await("the last message counts", () -> behind("whole").contains(byTelephone.number));
        assertThat(share("2026-09-28")).isEqualTo("2 of 4");
        assertThat(behind("counted")).containsExactly(answered.number);
        assertThat(behind("whole")).contains(late.number, byTelephone.number).doesNotContain(withdrawn.number);

        at(server, "2026-09-29T09:00");
        reply(late, "对不起，昨天没有答复");
        writes(late, "好的，等你们");
        late.step(new JsonObject().put("step", "assign"));
        late.step(new JsonObject().put("step", "resolve").put("resolution", "货已找到"));
        await("the next day has its own", () -> share("2026-09-29").equals("1 of 1"));
        assertThat(share("2026-09-28"))
                .as("the day before keeps what it missed")
                .isEqualTo("2 of 4");

        var recount = await(new FactRecount(vertx, server.connections().pool(), ZoneId.of("Asia/Shanghai")).run());
        assertThat(recount.first()).as("audit measures").isEmpty();
    }

    private CaseDesk filed() {
        return CaseDesk.filed(
                server, Draft.usual().phone("138000021" + (10 + phones++)).json());
    }

    private static void writes(CaseDesk desk, String words) {
        var added = server.anybody()
                .with("Tracking-Code", desk.trackingCode)
                .post("/api/v1/tracking/additions", new JsonObject().put("text", words));
        assertThat(added.status()).as(added.body()).isEqualTo(200);
    }

    private static void reply(CaseDesk desk, String words) {
        var replied = server.as("agent1").post(desk.path("/replies"), new JsonObject().put("text", words));
        assertThat(replied.status()).as(replied.body()).isEqualTo(201);
    }

    private static String share(String day) {
        var share = server.as("supervisor1")
                .get("/api/v1/measures/breakdown?measures=" + MEASURE + "&from=" + day + "&to=" + day)
                .json()
                .getJsonArray("periods")
                .getJsonObject(0)
                .getJsonObject("total")
                .getJsonObject(MEASURE);
        return share.getInteger("counted") + " of " + share.getInteger("of");
    }

    private static List<String> behind(String part) {
        return server
                .as("supervisor1")
                .get("/api/v1/measures/" + MEASURE + "/complaints?part=" + part + "&limit=100")
                .json()
                .getJsonArray("items")
                .stream()
                .map(row -> ((JsonObject) row).getJsonObject("complaint").getString("number"))
                .distinct()
                .toList();
    }
}
