package hotline.scenario;

import static hotline.scenario.CaseDesk.at;
import static hotline.support.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import hotline.support.Draft;
import hotline.support.Running;
import hotline.support.TestServer;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** How long a customer waits for a first answer, and whether that was in time. */
@Tag("C1")
@Tag("T6")
class FirstAnswerTest {
    private static final String MEASURES = "first-response-in-time,first-response-p50,first-response-p90";
    private static final int QUICK = 10;

    @Running(at = "2026-09-28T02:00:00Z")
    private static TestServer server;

    private int phones;

    @Test
    void a_customer_is_answered_first_once_and_the_limit_counts_once_whether_it_is_kept_or_passes() {
        var reopened = filed();
        var late = filed();
        var withdrawn = filed();
        var byTelephone = CaseDesk.byTelephone(server);
        var quick = IntStream.range(0, QUICK).mapToObj(i -> filed()).toList();
        for (CaseDesk desk : quick) {
            server.clock().advance(Duration.ofSeconds(25));
            desk.note("已收到，正在查找", false);
        }
        assertThat(firsts(quick.get(1))).containsExactly("replied 50 true");

        at(server, "2026-09-28T10:30");
        reopened.note("同事间的话", true);
        reopened.note("正在联系网点", false);
        reopened.note("仓库已找到", false);
        solved(reopened);
        reopened.step(new JsonObject().put("step", "reopen").put("reason", "客户不认可"));
        solved(reopened);
        assertThat(firsts(reopened))
                .as("neither a note to colleagues nor the second round is a first answer")
                .containsExactly("replied 1800 true");
        solved(byTelephone);
        assertThat(firsts(byTelephone))
                .as("an agent spoke to the caller at receipt")
                .isEmpty();
        withdrawn.step(new JsonObject().put("step", "withdraw").put("reason", "客户撤诉"));

        at(server, "2026-09-29T10:00");
        await("the limit has passed", () -> late.story().contains("overdue"));
        await("it counts before there is an answer", () -> measured()
                .equals(List.of("11 of 12", "2.5", "4.166667", "11")));
        late.step(new JsonObject().put("step", "assign"));
        late.change(
                "/promises",
                new JsonObject()
                        .put("by", "2026-09-29T17:00:00+08:00")
                        .put("text", "下午五点前告知")
                        .put("agreed", true));
        assertThat(firsts(late)).containsExactly("reply-promised 27000 false");
        await("its time counts, its limit not again", () -> measured()
                .equals(List.of("11 of 12", "2.5", "30.0", "12")));
        assertThat(behind("counted")).hasSize(11).doesNotContain(late.number);
        assertThat(behind("whole"))
                .hasSize(12)
                .contains(late.number)
                .doesNotContain(withdrawn.number, byTelephone.number);
        assertThat(late.tracked().encode()).as("outsiders don't read it").doesNotContain("workingSeconds");
    }

    private CaseDesk filed() {
        return CaseDesk.filed(
                server, Draft.usual().phone("138000020" + (10 + phones++)).json());
    }

    private static void solved(CaseDesk desk) {
        if (desk.read().getString("status").equals("received")) {
            desk.step(new JsonObject().put("step", "assign"));
        }
        desk.step(new JsonObject().put("step", "resolve").put("resolution", "货已找到，明日送达"));
    }

    /** The events that say that they were the first answer, with the seconds and whether in time. */
    private static List<String> firsts(CaseDesk desk) {
        return desk.events().stream()
                .map(JsonObject.class::cast)
                .flatMap(
                        event -> Optional.ofNullable(event.getJsonObject("data").getJsonObject("firstResponse"))
                                .map(first -> event.getString("type") + " " + first.getInteger("workingSeconds") + " "
                                        + first.getBoolean("inTime"))
                                .stream())
                .toList();
    }

    /** The share, the two times in minutes, and how many answers they are of. */
    private static List<String> measured() {
        var total = server.as("supervisor1")
                .get("/api/v1/measures/breakdown?measures=" + MEASURES)
                .json()
                .getJsonArray("periods")
                .getJsonObject(0)
                .getJsonObject("total");
        var share = total.getJsonObject("first-response-in-time");
        var half = total.getJsonObject("first-response-p50");
        return List.of(
                share.getInteger("counted") + " of " + share.getInteger("of"),
                String.valueOf(half.getDouble("value")),
                String.valueOf(total.getJsonObject("first-response-p90").getDouble("value")),
                String.valueOf(half.getInteger("counted")));
    }

    private static List<String> behind(String part) {
        return server
                .as("supervisor1")
                .get("/api/v1/measures/first-response-in-time/complaints?part=" + part + "&limit=100")
                .json()
                .getJsonArray("items")
                .stream()
                .map(row -> ((JsonObject) row).getJsonObject("complaint").getString("number"))
                .toList();
    }
}
