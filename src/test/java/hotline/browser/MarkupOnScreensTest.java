package hotline.browser;

import static org.assertj.core.api.Assertions.assertThat;

import hotline.support.Draft;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Markup that a customer typed is shown on the screens as typed, and does nothing. */
class MarkupOnScreensTest extends ScreenTest {
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
}
