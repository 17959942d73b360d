package hotline.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Volumes on the screen: a file is refused by its lines, imported, and the month shows what is missing. */
class VolumesOnScreenTest extends ScreenTest {
    private static final String UNITS = "code,kind,name_zh\nSH001,branch,上海虹桥网点\nSH002,branch,上海松江网点\n";

    @TempDir
    private static Path folder;

    private static void upload(String text) throws IOException {
        var file = Files.writeString(folder.resolve("volumes.csv"), text);
        browser.see("volume-import");
        browser.script("document.querySelector('volume-import input[type=file]').classList.remove('visually-hidden')");
        browser.see("volume-import input[type=file]").sendKeys(file.toString());
    }

    @Test
    void volumes_are_imported_and_a_missing_day_is_shown_as_missing() throws IOException {
        server.as("admin1").with("Content-Type", "text/csv").send("POST", "/api/v1/units/imports", UNITS);
        var today = server.clock().instant().atZone(ZoneId.of("Asia/Shanghai")).toLocalDate();
        var before = today.minusMonths(1);
        browser.size(1280, 720);
        browser.go("/console?view=people");
        signIn("admin1");
        browser.see("people-desk table");
        browser.press("g", "v");
        browser.see("volume-month table");
        browser.isAccessible();
        browser.click("volumes-desk [data-part=import]");
        upload("day,branch,parcels\n" + before + ",SH009,7\n" + before + ",SH001,x\n");
        browser.seeText("volume-import table", "SH009");
        browser.isAccessible();
        upload("day,branch,parcels,insured\n" + before + ",SH001,4321,12\n" + before + ",SH002,0,\n");
        browser.seeText("volume-import .would", "2");
        browser.click("volume-import [data-take]");
        browser.see("volume-month table");
        browser.click("volume-month [data-before]");
        browser.seeText("volume-month [data-branch=SH001]", "4,321");
        assertThat(browser.text("volume-month [data-branch=SH002] .badge"))
                .isEqualTo("缺 " + (before.lengthOfMonth() - 1) + " 天");
        browser.isAccessible();
        browser.click("volumes-desk [data-part=past]");
        browser.seeText("past-imports table", before.toString());
        browser.size(390, 800);
        for (String part : new String[] {"month", "import", "past"}) {
            browser.click("volumes-desk [data-part=" + part + "]");
            browser.see("volumes-desk [data-part=" + part + "][aria-pressed=true]");
            assertThat((Boolean) browser.script("return document.body.scrollWidth <= innerWidth"))
                    .as(part)
                    .isTrue();
        }
        browser.hasNoErrors();
    }
}
