package hotline.browser;

import static org.assertj.core.api.Assertions.assertThat;

import hotline.support.Draft;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Markup that a customer typed is shown as typed and does nothing; rows that can't be read are left out with a word, and tried again. */
class UnusualRowsOnScreenTest extends ScreenTest {
    private static final String HOSTILE =
            "<img src=x onerror=\"document.title='owned'\"><script>document.title='owned'</script>";

    @Test
    void an_agent_and_the_customer_read_markup_as_text() {
        var filed = server.anybody()
                .post(
                        "/api/v1/complaints",
                        Draft.usual()
                                .complainant(HOSTILE.substring(0, 48))
                                .branch("<b>网点</b>")
                                .description(HOSTILE)
                                .demand(HOSTILE)
                                .json())
                .json();
        browser.size(1280, 720);
        browser.go("/console?view=open&case=" + filed.getString("number"));
        signIn("agent1");
        browser.seeText("case-panel", HOSTILE);
        browser.seeText("complaint-queue", "<img src=x");
        browser.seeNo("img[src=x]");
        browser.go("/#track=" + filed.getString("trackingCode"));
        browser.seeText("follow-complaint", HOSTILE);
        browser.seeNo("img[src=x]");
        browser.hasNoErrors();
    }

    @Test
    void text_written_from_right_to_left_moves_no_word_next_to_it() {
        var name = "\u0645\u062d\u0645\u062f 42";
        var filed = server.anybody()
                .post(
                        "/api/v1/complaints",
                        Draft.usual()
                                .complainant(name)
                                .phone("13899009002")
                                .branch(name)
                                .description("\u202egnirts 少了一件")
                                .json())
                .json();
        browser.size(1280, 720);
        browser.go("/console?view=open&case=" + filed.getString("number"));
        signIn("agent1");
        for (String place : List.of(
                "case-head h2 bdi",
                "complaint-queue .row strong bdi",
                "complaint-queue .summary bdi",
                "customer-card dd bdi")) {
            browser.see(place);
        }
        browser.press("n");
        browser.type("new-complaint-form [name=phone] input", "13899009002");
        browser.seeText("customers-of-phone bdi", name);
        browser.hasNoErrors();
    }

    @Test
    void marks_piled_on_a_letter_stay_in_the_place_of_their_text() {
        var marks = "\u0301".repeat(80);
        var filed = server.anybody()
                .post(
                        "/api/v1/complaints",
                        Draft.usual()
                                .complainant("Z" + marks)
                                .phone("13899009003")
                                .description("a" + marks + "五件只到四件")
                                .json())
                .json();
        browser.size(1280, 720);
        browser.go("/console?view=open&case=" + filed.getString("number"));
        signIn("agent1");
        for (String place : List.of("case-head h2", "case-words .words", "complaint-queue .summary")) {
            browser.see(place);
            assertThat(browser.script("return getComputedStyle(document.querySelector(arguments[0])).overflowY", place))
                    .as(place)
                    .isIn("clip", "hidden");
        }
    }

    @Test
    void parked_items_are_listed_with_their_reasons_and_tried_again() {
        browser.size(1280, 900);
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
        browser.size(1280, 900);
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
