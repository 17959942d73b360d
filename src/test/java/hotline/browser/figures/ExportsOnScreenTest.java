package hotline.browser.figures;

import static hotline.support.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import hotline.browser.ScreenTest;
import hotline.export.ExportClient;
import hotline.export.ReadWorkbook.Cell;
import hotline.support.Draft;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;

/** Lists taken out of the system at the screen: asked for with a reason, followed, fetched, deleted, registered (S5). */
@Tag("S5")
class ExportsOnScreenTest extends ScreenTest {

    @Test
    void a_supervisor_exports_a_list_by_keyboard_finds_it_again_and_deletes_it() {
        file();
        browser.size(1280, 720).go("/console?view=open&severity=moderate");
        signIn("supervisor1");
        browser.see("a.row");
        browser.script("document.querySelector('queue-filters [data-export]').focus()");
        browser.press(Keys.ENTER);
        browser.seeText("export-dialog [role=status]", "行");
        browser.press("ab", Keys.ENTER);
        browser.seeText("export-dialog [role=alert]", "三个字");
        browser.isAccessible();
        browser.type("#export-reason", "c 月度例会");
        browser.press(Keys.ENTER);
        browser.see("export-dialog a.export-file[href$='/file'][download^='complaints-']");
        browser.seeText("export-dialog .dialog-form", "文件保留到");
        browser.seeText("export-dialog .dialog-actions", "关闭");
        assertThat((Boolean) browser.script("""
                        const words = [...document.querySelectorAll('export-dialog .dialog-form > p')].at(-1);
                        const buttons = document.querySelector('export-dialog .dialog-actions').getBoundingClientRect();
                        return words.getBoundingClientRect().bottom <= buttons.top;
                        """))
                .as("the buttons cover no words")
                .isTrue();
        var status = browser.script("""
                const link = document.querySelector('a.export-file');
                return (async () => (await fetch(link.href)).status)();
                """);
        assertThat(status).isEqualTo(200L);

        browser.click("export-dialog vaadin-button[theme=primary]");
        browser.seeText("exports-desk li", "abc 月度例会");
        browser.see("exports-desk a.export-file");
        browser.size(390, 800);
        assertThat((Boolean) browser.script("return document.documentElement.scrollWidth <= innerWidth"))
                .isTrue();
        browser.isAccessible();
        browser.click("exports-desk li vaadin-button");
        browser.seeText("exports-desk .state", "还没有导出");
        browser.hasNoErrors();

        browser.forgetEverything();
        browser.size(1280, 720).go("/console?view=looks");
        signIn("admin1");
        browser.see("#looks-by");
        browser.script("document.querySelector('#looks-by').value = 'login';"
                + "document.querySelector('#looks-by').dispatchEvent(new Event('change'))");
        browser.type("#looks-whom", "supervisor1");
        browser.press(Keys.ENTER);
        browser.seeText("looks-desk table", "abc 月度例会");
        browser.see("looks-desk [data-export]");
        browser.go("/console?view=volumes").see("volume-month [data-export]");
        browser.go("/console?view=network").see("unit-list [data-export]");
        browser.click("unit-list [data-export]");
        browser.seeText("export-dialog [role=status]", "行");
        browser.go("/console?view=exports").seeText("exports-desk .state", "还没有导出");
        browser.hasNoErrors();
    }

    @Test
    void figures_say_the_same_on_screen_on_paper_and_in_the_file() {
        server.forgetComplaints();
        for (int i = 0; i < 15; i++) {
            var filed = server.as("branch1")
                    .post(
                            "/api/v1/complaints",
                            Draft.usual()
                                    .channel("branch")
                                    .description(i < 12 ? "外箱破损" : "迟了一天")
                                    .json());
            assertThat(filed.status()).as(filed.body()).isEqualTo(201);
        }
        await("the complaints are counted", () -> server.as("analyst1")
                .get("/api/v1/measures/breakdown?measures=received")
                .body()
                .contains("\"counted\":15"));
        browser.size(1280, 900).go("/console?view=measures&by=type&measure=type-judged-automatically");
        signIn("analyst1");
        browser.see("measures-desk .course tfoot");
        var onScreen = figures();
        var onPaper = List.<String>of();
        try {
            browser.printed();
            onPaper = figures();
            assertThat(browser.script(
                            "return getComputedStyle(document.querySelector('.course export-button')).display"))
                    .isEqualTo("none");
        } finally {
            browser.usualMedia();
        }
        assertThat(onPaper).isEqualTo(onScreen);

        browser.script("document.querySelector('.course [data-export]').focus()");
        browser.press(Keys.ENTER);
        browser.seeText("export-dialog [role=status]", "3 行");
        browser.isAccessible();
        browser.type("#export-reason", "月度例会");
        browser.press(Keys.ENTER);
        browser.see("export-dialog a.export-file[download^='figures-']");
        var id = browser.script("return document.querySelector('a.export-file').href.match(/exports\\/(\\d+)/)[1]")
                .toString();
        var book = new ExportClient(server).book("analyst1", new JsonObject().put("id", Long.valueOf(id)));
        var inFile = book.sheet(2);
        var heads = inFile.get(0).stream().map(Cell::value).toList();
        assertThat(inFile).hasSize(onScreen.size() + 1);
        for (int i = 0; i < onScreen.size(); i++) {
            var row = inFile.get(i + 1);
            var name = cell(heads, row, "合计").isEmpty() ? cell(heads, row, "类型") : "合计";
            var line = onScreen.stream().filter(one -> one.startsWith(name)).findFirst();
            assertThat(line.orElseThrow()).contains(words(heads, row));
        }
        browser.hasNoErrors();
    }

    /** Halves away from 0, of shares with the six places that answers have: on screens as in reports and files. */
    @Test
    void each_share_of_up_to_three_hundred_is_rounded_on_screens_as_a_person_would_on_paper() {
        browser.go("/console");
        var wrong = (List<?>) browser.script("""
                return (async () => {
                  const { percent } = await import('/shared/language.js');
                  const wrong = [];
                  for (let whole = 1; whole <= 300; whole += 1) {
                    for (let part = 0; part <= whole; part += 1) {
                      const share = Math.round((part / whole) * 1e6) / 1e6;
                      const tenths = (BigInt(part) * 2000n + BigInt(whole)) / (2n * BigInt(whole));
                      const exact = `${tenths / 10n}${tenths % 10n ? `.${tenths % 10n}` : ''}%`;
                      if (percent(share) !== exact) wrong.push(`${part} of ${whole}: ${percent(share)} for ${exact}`);
                    }
                  }
                  return wrong;
                })();
                """);
        assertThat(wrong).isEmpty();
    }

    /** The rows of the table, as one reads them. */
    private static List<String> figures() {
        var rows =
                (List<?>) browser.script("return [...document.querySelectorAll('.course tbody tr, .course tfoot tr')]"
                        + ".map((row) => row.innerText.replace(/\\s+/g, ' ').trim())");
        return rows.stream().map(Object::toString).toList();
    }

    private static String cell(List<String> heads, List<Cell> row, String head) {
        int at = heads.indexOf(head);
        return at < row.size() ? row.get(at).value() : "";
    }

    /** What a row of the file says, in the words of a screen. */
    private static List<String> words(List<String> heads, List<Cell> row) {
        var counts = cell(heads, row, "计数（分子）") + " / " + cell(heads, row, "总数（分母）");
        return cell(heads, row, "数值").isEmpty()
                ? List.of(counts, "太少")
                : List.of(
                        counts,
                        percent(cell(heads, row, "数值")) + " ",
                        percent(cell(heads, row, "95% 区间下限")) + " – " + percent(cell(heads, row, "95% 区间上限")));
    }

    private static String percent(String share) {
        return new BigDecimal(share)
                        .movePointRight(2)
                        .setScale(1, RoundingMode.HALF_UP)
                        .stripTrailingZeros()
                        .toPlainString()
                + "%";
    }

    @Test
    void an_agent_is_offered_the_their_own_export_work_only() {
        browser.go("/console?view=mine");
        signIn("agent1");
        browser.see("queue-filters [data-export]");
        browser.click("nav a[href*='view=open']");
        browser.see("nav a[href*='view=open'][aria-current=page]");
        browser.seeNo("queue-filters [data-export]");
    }
}
