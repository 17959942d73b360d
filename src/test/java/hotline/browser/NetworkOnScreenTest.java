package hotline.browser;

import static org.assertj.core.api.Assertions.assertThat;

import hotline.support.Draft;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;

/** The network on the screens: imported and kept by an administrator, suggested as an agent and a customer type. */
class NetworkOnScreenTest extends ScreenTest {
    private static final String UNITS = "code,kind,name_zh,name_en,parent\n"
            + "EC,region,华东大区,East China,\n"
            + "HUB-SH,hub,上海分拨中心,Shanghai hub,EC\n"
            + "SH001,branch,上海虹桥网点,Shanghai Hongqiao,HUB-SH\n";

    @TempDir
    private static Path folder;

    @BeforeEach
    void atTheDesk() {
        browser.size(1280, 900);
    }

    private static Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text, Charset.forName("GB18030"));
    }

    private static void upload(Path file) {
        browser.see("unit-import");
        browser.script("document.querySelector('unit-import input[type=file]').classList.remove('visually-hidden')");
        browser.see("unit-import input[type=file]").sendKeys(file.toString());
    }

    @Test
    void network_is_imported_kept_and_suggested_and_a_text_is_sorted_out() throws IOException {
        var typed = server.anybody()
                .post("/api/v1/complaints", Draft.usual().branch("虹桥那个点").json())
                .json()
                .getString("number");
        browser.go("/console?view=network");
        signIn("admin1");
        browser.see("network-desk .state");
        browser.isAccessible();
        browser.click("network-desk [data-part=import]");
        upload(file("wrong.csv", UNITS + "SH002,shop,上海松江网点,Songjiang,HUB-XX\n"));
        browser.seeText("unit-import table", "kind");
        browser.isAccessible();
        upload(file("right.csv", UNITS));
        browser.seeText("unit-import .would", "新增 3 个");
        browser.seeText("unit-import .would", "上海虹桥网点");
        browser.isAccessible();
        browser.click("unit-import [data-take]");
        browser.seeNo("unit-import .would");

        browser.click("network-desk [data-part=tree]");
        browser.click("unit-tree [data-unit=EC] summary");
        browser.seeText("unit-tree [data-unit='HUB-SH']", "上海分拨中心");
        browser.isAccessible();

        browser.click("network-desk [data-part=unmatched]");
        browser.seeText("unmatched-units table", "虹桥那个点");
        browser.click("unmatched-units input");
        browser.press("hongq");
        browser.seeText("unmatched-units [role=option]", "上海虹桥网点");
        browser.isAccessible();
        browser.press(Keys.ARROW_DOWN, Keys.ENTER);
        browser.seeText("unmatched-units strong", "SH001");
        browser.click("unmatched-units [data-decide]");
        browser.see("unmatched-units .state");
        browser.await(
                "the unit of the complaint",
                page -> "SH001".equals(complaint(typed).getString("branch")) ? true : null);

        browser.click("network-desk [data-part=list]");
        browser.type("#units-search", "shanghaihq");
        browser.seeText("unit-list table", "SH001");
        browser.click("unit-list [data-open=SH001]");
        browser.see("#unit-nameZh");
        browser.isAccessible();
        browser.type("#unit-phone", "021-5800 0001");
        browser.pressTogether(Keys.CONTROL, Keys.ENTER);
        browser.seeText("unit-list table", "021-5800 0001");
        browser.size(390, 800);
        for (String part : new String[] {"tree", "import", "unmatched", "list"}) {
            browser.click("network-desk [data-part=" + part + "]");
            browser.see("network-desk [data-part=" + part + "][aria-pressed=true]");
            assertThat((Boolean) browser.script("return document.body.scrollWidth <= innerWidth"))
                    .as(part)
                    .isTrue();
        }
        browser.hasNoErrors();

        browser.size(1280, 900);
        browser.forgetEverything();
        browser.go("/console?case=new");
        signIn("agent1");
        browser.see("new-complaint-form [name=branch]");
        browser.click("new-complaint-form [name=branch] input");
        browser.press("hq");
        browser.seeText("new-complaint-form [role=option]", "上海虹桥网点");
        browser.isAccessible();
        browser.press(Keys.ARROW_DOWN, Keys.ENTER);
        browser.seeNo("new-complaint-form .with-units ul:not([hidden])");
        browser.seeThat("return document.querySelector('new-complaint-form [name=branch]').value", "上海虹桥网点");
        browser.hasNoErrors();

        browser.forgetEverything();
        browser.size(390, 800);
        browser.go("/");
        browser.click("#branch");
        browser.press("honqiao", Keys.BACK_SPACE, Keys.BACK_SPACE, Keys.BACK_SPACE, Keys.BACK_SPACE, "gq");
        browser.seeText("customer-page [role=option]", "上海虹桥网点");
        browser.isAccessible();
        browser.press(Keys.ARROW_DOWN, Keys.ENTER);
        browser.seeThat("return document.querySelector('#branch').value", "上海虹桥网点");
        browser.hasNoErrors();
    }

    private static JsonObject complaint(String number) {
        return server.as("agent1").get("/api/v1/complaints/" + number).json();
    }
}
