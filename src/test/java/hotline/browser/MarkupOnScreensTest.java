package hotline.browser;

import hotline.support.Draft;
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
}
