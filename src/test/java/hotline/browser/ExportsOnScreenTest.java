package hotline.browser;

import static org.assertj.core.api.Assertions.assertThat;

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
        browser.hasNoErrors();
    }

    @Test
    void an_agent_is_offered_the_export_of_their_own_work_only() {
        browser.go("/console?view=mine");
        signIn("agent1");
        browser.see("queue-filters [data-export]");
        browser.click("nav a[href*='view=open']");
        browser.see("nav a[href*='view=open'][aria-current=page]");
        browser.seeNo("queue-filters [data-export]");
    }
}
