package hotline.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An administrator sees the parked items and has them tried again; agents see that the server left some out. */
class ParkedOnScreenTest extends ScreenTest {

    @BeforeEach
    void atTheDesk() {
        browser.size(1280, 900);
    }

    @Test
    void parked_items_are_listed_with_their_reasons_and_tried_again() {
        var number = file().getString("number");
        file();
        server.database().execute("UPDATE complaint SET severity = 'dreadful' WHERE number = '" + number + "'");
        assertThat(server.as("agent1")
                        .get("/api/v1/complaints?view=open")
                        .json()
                        .getInteger("unreadable"))
                .isEqualTo(1);

        browser.go("/console?view=open");
        signIn("agent1");
        browser.seeText("complaint-queue", "有 1 件投诉无法读取");
        browser.isAccessible();
        browser.forgetEverything();

        browser.go("/console?view=parked");
        signIn("admin1");
        browser.seeText("parked-desk vaadin-grid", number);
        browser.seeText("parked-desk vaadin-grid", "投诉列表");
        browser.isAccessible();
        server.database().execute("UPDATE complaint SET severity = 'minor'");
        browser.click("parked-desk [data-try-all]");
        browser.seeText("parked-desk", "没有被跳过的数据");
        browser.hasNoErrors();
    }

    @Test
    void a_breach_of_an_earlier_limit_is_called_so() {
        var number = file().getString("number");
        var now = server.clock().instant();
        var hence = now.plus(Duration.ofHours(1));
        server.database().execute("""
                UPDATE sla_clock
                SET breached_at = '%s', counted_due_at = '%s', unextended_due_at = '%s', due_at = '%s'
                WHERE kind = 'handling' AND complaint_id = (SELECT id FROM complaint WHERE number = '%s')
                """.formatted(now, hence, hence, hence, number));
        browser.go("/console?view=open&case=" + number);
        signIn("agent1");
        browser.seeText("case-head", "超过更正前的时限");
        browser.isAccessible();
        var complaint = server.as("agent1").get("/api/v1/complaints/" + number).json();
        assertThat(complaint.getBoolean("passedEarlierLimit")).isTrue();
        assertThat(complaint.getJsonArray("clocks").stream().map(JsonObject.class::cast))
                .anyMatch(clock -> clock.getBoolean("passedEarlierLimit"));
    }
}
