package hotline.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The customers' page where its modules fail, or the browser runs none. */
class CustomerPageStandsTest extends ScreenTest {

    @BeforeEach
    void onAPhone() {
        browser.size(390, 844);
    }

    @AfterEach
    void whole() {
        browser.failing();
        browser.runsScripts(true);
    }

    @Test
    void with_any_module_failed_the_page_shows_the_number_to_call_and_a_form_that_sends() {
        for (String module : List.of("*/customer-page.js", "*/i18n/zh/*", "*/customer/*.css")) {
            browser.failing(module);
            browser.go("/");
            browser.see(".call-bar a[href='tel:4008201234']");
            if (!module.endsWith("css")) {
                browser.seeText("#plain-failed", "重新加载");
                browser.see("#plain-complainant");
            }
        }
        browser.failing("*/customer-page.js");
        browser.go("/");
        browser.see("#plain-failed");
        browser.isAccessible();
        fill();
        browser.click("#plain-file .primary");
        assertThat(browser.text("[data-number]")).matches("\\d{6}-\\d{6}");
        assertThat(browser.text("[data-phone]")).isEqualTo("138 1234 5678");
        browser.isAccessible();
        var code = browser.text("[data-code]");
        browser.failing();
        browser.click(".receipt .button");
        browser.seeText("complaint-steps", "收到您的投诉");
        browser.seeThat("return location.hash", "#track=" + code);
    }

    @Test
    void a_browser_without_scripts_files_a_complaint() {
        browser.runsScripts(false);
        browser.go("/");
        browser.see(".call-bar a");
        fill();
        browser.click("#plain-file .primary");
        browser.seeText("[data-number]", "-");
    }

    @Test
    void text_typed_before_the_modules_ran_is_kept_with_the_focus() {
        browser.failing("*/customer-page.js");
        browser.go("/");
        browser.type("#plain-complainant", "李娜");
        browser.type("#plain-phone", "1381234");
        browser.failing();
        browser.script("import(document.querySelector('script[type=module]').src + '?again')");
        browser.see("complaint-form h1");
        browser.seeValue("#complainant", "李娜");
        browser.seeThat("return document.activeElement.id", "phone");
        browser.press("5678");
        browser.seeValue("#phone", "13812345678");
        browser.seeNo("#plain-failed");
    }

    private void fill() {
        browser.type("#plain-complainant", "李娜");
        browser.type("#plain-phone", "13812345678");
        browser.type("#plain-description", "五件货只到四件，少了一件。");
    }
}
