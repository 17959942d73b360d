package hotline.browser.calls;

import static org.assertj.core.api.Assertions.assertThat;

import hotline.browser.ScreenTest;
import hotline.phrase.NeverSaid;
import hotline.policy.phrase.Forbidden;
import hotline.support.Draft;
import hotline.support.FreightNetwork;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.Keys;

/** Phrases at hand, forbidden expressions underlined, and the guide of a call. */
class PhrasesOnScreenTest extends ScreenTest {

    @BeforeEach
    void atTheDesk() {
        browser.size(1280, 720);
        at("2026-09-28T10:00:00");
        removeAllComplaints();
    }

    private static String open(String language, String view) {
        browser.go("/console");
        browser.script("localStorage.setItem('hotline-language', arguments[0])", language);
        browser.go("/console" + view);
        signIn("agent1");
        return view;
    }

    private static String text(String css) {
        return browser.see(css).getDomProperty("value");
    }

    private static String selected() {
        return browser.script(
                        "const at = document.activeElement; return at.value.slice(at.selectionStart, at.selectionEnd)")
                .toString();
    }

    @ParameterizedTest
    @CsvSource({"zh, 结果是【结果】", "en, 结果是【结果】"})
    @Tag("T7")
    @Tag("C8")
    void a_phrase_is_found_by_one_key_and_filled_in_from_gap_to_gap(String language, String beginning) {
        var number = file().getString("number");
        open(language, "?view=open&case=" + number);
        browser.type("note-form textarea", "您好，");
        browser.press(Keys.F2);
        browser.see("note-form phrase-panel li[aria-selected=true]");
        browser.isAccessible();
        browser.press("jieguoshi");
        browser.await("the search", page -> "reply-1".equals(current()) ? true : null);
        browser.press(Keys.ENTER);
        browser.await("the text", page -> text("note-form textarea").startsWith("您好，" + beginning) ? true : null);
        browser.await("the gap", page -> "【结果】".equals(selected()) ? true : null);
        browser.press("已找到");
        assertThat(text("note-form textarea")).startsWith("您好，结果是已找到，经过我讲给您听");
        browser.press(Keys.F2);
        browser.see("note-form phrase-panel li");
        browser.press("zhuani");
        browser.await(
                "nothing",
                page -> page.script("return document.querySelectorAll('note-form phrase-panel li').length")
                                .equals(0L)
                        ? true
                        : null);
        browser.press(Keys.ESCAPE);
        browser.seeNo("note-form phrase-panel");
        browser.await("the words", page -> text("note-form textarea").contains("已找到") ? true : null);
        browser.hasNoErrors();
    }

    @ParameterizedTest
    @CsvSource({"zh, 安抚, 还没发送：先填好 【结果】", "en, soothing, Not sent yet: fill in 【结果】 first"})
    @Tag("T7")
    @Tag("C8")
    void a_slash_asks_for_a_phrase_and_nothing_is_sent_with_an_open_gap(
            String language, String situation, String refusal) {
        var number = file().getString("number");
        open(language, "?view=open&case=" + number);
        browser.type("note-form textarea", "您好 24/7 /");
        browser.see("note-form phrase-panel li[aria-selected=true]");
        browser.press(situation);
        browser.await(
                "phrases of the situation", page -> String.valueOf(current()).startsWith("calm-") ? true : null);
        browser.isAccessible();
        browser.press(Keys.ESCAPE);
        browser.press(Keys.BACK_SPACE, "/");
        browser.see("note-form phrase-panel li[aria-selected=true]");
        browser.press("jieguoshi");
        browser.await("the search", page -> "reply-1".equals(current()) ? true : null);
        browser.press(Keys.ENTER);
        browser.await("the gap", page -> "【结果】".equals(selected()) ? true : null);
        assertThat(text("note-form textarea")).startsWith("您好 24/7 结果是【结果】");
        browser.press(Keys.END);
        browser.pressTogether(Keys.CONTROL, Keys.ENTER);
        browser.seeText("note-form [role=alert]", refusal);
        assertThat(selected()).isEqualTo("【结果】");
        browser.isAccessible();
        browser.press("已找到");
        browser.seeNo("note-form [role=alert] .notice");
        browser.pressTogether(Keys.CONTROL, Keys.ENTER);
        browser.await("an empty note", page -> text("note-form textarea").isEmpty() ? true : null);
        assertThat(server.as("supervisor1").get("/api/v1/phrase-uses").json().getJsonArray("items"))
                .hasSize(1);
        browser.hasNoErrors();
    }

    private static Object current() {
        return browser.script(
                "return document.querySelector('phrase-panel [aria-selected=true]')?.dataset.phrase ?? null");
    }

    @Test
    @Tag("F11")
    void the_panel_never_begins_with_the_same_phrase_twice() {
        var number = file().getString("number");
        open("zh", "?view=open&case=" + number);
        browser.see("note-form textarea");
        var firsts = new ArrayList<Object>();
        for (int i = 0; i < 4; i++) {
            browser.press(Keys.F2);
            browser.see("note-form phrase-panel li");
            firsts.add(current());
            browser.press(Keys.ESCAPE);
            browser.seeNo("note-form phrase-panel");
        }
        for (int i = 1; i < firsts.size(); i++) {
            assertThat(firsts.get(i)).isNotNull().isNotEqualTo(firsts.get(i - 1));
        }
    }

    @Test
    @Tag("T7")
    @Tag("T11")
    void a_dialog_stays_open_when_its_panel_closes_and_the_customer_hangs_up_first() {
        var number = file().getString("number");
        open("zh", "?view=open&case=" + number);
        browser.see("next-step [data-step]");
        browser.script("document.querySelector('step-dialog').open('resolve')");
        browser.see("step-dialog textarea");
        browser.press("货已送达，");
        browser.press(Keys.F2);
        browser.see("step-dialog phrase-panel li");
        browser.press(Keys.ESCAPE);
        browser.seeNo("step-dialog phrase-panel");
        browser.see("step-dialog dialog[open]");
        browser.press(Keys.F2);
        browser.see("step-dialog phrase-panel li");
        browser.press("祝您顺利");
        browser.await("the search", page -> "close-2".equals(current()) ? true : null);
        browser.press(Keys.ENTER);
        browser.seeText("step-dialog .customer-first", "等客户先挂机");
        browser.seeValue("step-dialog textarea", "货已送达，谢谢您告诉我们，祝您顺利。");
        browser.isAccessible();
    }

    @ParameterizedTest
    @CsvSource({"zh, 是禁语：轻蔑、侮辱性称呼（T7）", "en, is never to be said: belittling or abusive (T7)"})
    @Tag("T7")
    void forbidden_expressions_is_underlined_told_once_and_saved_all_the_same(String language, String hint) {
        var number = file().getString("number");
        open(language, "?view=open&case=" + number);
        browser.type("note-form textarea", "客户说“这不归我管”。老 東西");
        browser.seeText("note-form .never-hints", hint);
        assertThat(browser.script(
                        "return [...document.querySelectorAll('note-form .never')].map((at) => at.textContent).join()"))
                .as("a quotation of the customer is no word of the agent")
                .isEqualTo("老 東西");
        var box = browser.script("""
                const line = document.querySelector('note-form .never').getBoundingClientRect();
                const area = document.querySelector('note-form textarea').getBoundingClientRect();
                const middle = (line.top + line.bottom) / 2;
                const isInside = middle > area.top && middle < area.bottom && line.left > area.left && line.right < area.right;
                return isInside ? 'inside' : JSON.stringify([line, area]);
                """);
        assertThat(box).isEqualTo("inside");
        browser.seeText("note-form field-words > [role=status]", hint);
        browser.script("document.querySelector('note-form field-words > [role=status]').textContent = ''");
        browser.press("！！");
        browser.isAccessible();
        browser.pressTogether(Keys.CONTROL, Keys.ENTER);
        browser.seeText("case-story .noted", "老 東西！！");
        browser.seeNo("note-form .never");
    }

    @ParameterizedTest
    @CsvSource({"zh, 已选类型，还没有", "en, The type is chosen"})
    @Tag("F11")
    @Tag("T4")
    @Tag("T10")
    void the_guide_ticks_what_the_form_holds_and_says_what_was_skipped(String language, String skipped) {
        open(language, "?case=new");
        browser.see("call-guide .guide-words");
        assertThat(done()).isEmpty();
        browser.type("new-complaint-form [name=complainant] input", "王女士");
        browser.type("new-complaint-form [name=description] textarea", "五件货只到四件，少了一件。");
        assertThat(done()).containsExactly("what", "who");
        browser.press(Keys.F4);
        browser.await("the tick", page -> done().contains("listen") ? true : null);
        browser.press(Keys.F4);
        browser.await("the next tick", page -> done().contains("when") ? true : null);
        browser.pressTogether(Keys.SHIFT, Keys.F4);
        browser.await("the tick taken back", page -> done().contains("when") ? null : true);
        browser.seeText("call-guide [data-step=restate]", "王女士");
        browser.isAccessible();

        browser.see("proposed-judgement judgement-fields");
        browser.script("""
                document.querySelector('proposed-judgement').dispatchEvent(
                  new CustomEvent('chosen', { detail: { type: 'cargo-shortage', severity: 'minor' } }))
                """);
        browser.seeText("call-guide [data-skipped]", skipped);
        browser.seeThat("return document.querySelector('new-complaint-form vaadin-button').disabled", false);

        browser.press(Keys.F2);
        browser.see("call-guide phrase-panel li");
        assertThat(current().toString()).startsWith("greet-");
        browser.press(Keys.ENTER);
        browser.see("call-guide .phrase-said");
        browser.seeValue("new-complaint-form [name=description] textarea", "五件货只到四件，少了一件。");

        browser.click("call-guide summary");
        browser.size(390, 844).go("/console?case=new");
        browser.see("call-guide");
        assertThat(browser.script("return document.querySelector('.call-guide').open"))
                .as("remembered")
                .isEqualTo(false);
        browser.seeValue("new-complaint-form [name=complainant] input", "王女士");
        assertThat(browser.script("return document.documentElement.scrollWidth"))
                .isEqualTo(390L);
        browser.isAccessible();
        browser.hasNoErrors();
    }

    private static List<String> done() {
        return ((List<?>) browser.script(
                        "return [...document.querySelectorAll('call-guide li.done')].map((at) => at.dataset.step)"))
                .stream().map(String::valueOf).toList();
    }

    /** What Java finds the browser finds too, at the same places, in texts of pieces of expressions. */
    @Test
    @Tag("T7")
    void browser_and_server_find_the_same_places() {
        browser.go("/console");
        var list = new JsonArray();
        FreightNetwork.POLICY
                .phrases()
                .forbidden()
                .forEach(one -> list.add(
                        new JsonObject().put("id", one.id()).put("patterns", new JsonArray(NeverSaid.patterns(one)))));
        var texts = texts(400);
        var found = browser.script("""
                return (async (list, texts) => {
                  const { compiled, neverSaid } = await import(new URL('../phrases/never-said.js', document.querySelector('script[type=module][src]').src));
                  const expressions = compiled(JSON.parse(list));
                  return JSON.stringify(JSON.parse(texts).map((text) => neverSaid(text, expressions).map(({ from, to }) => [from, to])));
                })(...arguments);
                """, list.encode(), new JsonArray(texts).encode());
        var expected = new JsonArray();
        texts.forEach(text ->
                expected.add(places(text, FreightNetwork.POLICY.phrases().forbidden())));
        assertThat(found.toString()).isEqualTo(expected.encode());
        assertThat(found.toString()).contains("[[");
    }

    private static List<String> texts(int count) {
        var random = new Random(7);
        var pieces = List.of(
                "老",
                "东",
                "西",
                "老東西",
                " ",
                "\u3000",
                "\u200b",
                "，",
                "“",
                "”",
                "\"",
                "「",
                "」",
                "\n",
                "out",
                " with",
                " it",
                "OUT WITH IT",
                "这不归我管",
                "can’t you see I'm busy",
                "５",
                "5",
                "old fool",
                "s",
                "您",
                "。");
        var texts = new ArrayList<String>();
        for (int i = 0; i < count; i++) {
            var text = new StringBuilder();
            for (int j = random.nextInt(12); j >= 0; j--) {
                text.append(pieces.get(random.nextInt(pieces.size())));
            }
            texts.add(text.toString());
        }
        return texts;
    }

    private static JsonArray places(String text, List<Forbidden> forbidden) {
        record Place(int from, int to) {}
        var quoted = new boolean[text.length() + 1];
        for (int i = 0; i < text.length(); i++) {
            int opening = "“「『«\"＂".indexOf(text.charAt(i));
            boolean isInch = text.charAt(i) == '"' && i > 0 && Character.isDigit(text.charAt(i - 1));
            if (opening < 0 || isInch) {
                continue;
            }
            int end = text.indexOf('\n', i);
            end = end < 0 ? text.length() : end;
            int closed = text.indexOf("”」』»\"＂".charAt(opening), i + 1);
            int to = closed >= 0 && closed < end ? closed : end;
            for (int j = i + 1; j < to; j++) {
                quoted[j] = true;
            }
            i = to;
        }
        var all = new ArrayList<Place>();
        for (var one : forbidden) {
            for (String pattern : NeverSaid.patterns(one)) {
                Pattern.compile(pattern)
                        .matcher(text)
                        .results()
                        .forEach(found -> all.add(new Place(found.start(), found.end())));
            }
        }
        all.removeIf(place -> {
            for (int i = place.from(); i < place.to(); i++) {
                if (!quoted[i]) {
                    return false;
                }
            }
            return true;
        });
        all.sort(Comparator.comparingInt(Place::from)
                .thenComparing(Comparator.comparingInt(Place::to).reversed()));
        var places = new JsonArray();
        int end = 0;
        for (Place place : all) {
            if (place.from() >= end) {
                places.add(new JsonArray().add(place.from()).add(place.to()));
                end = place.to();
            }
        }
        return places;
    }

    @Test
    @Tag("K5")
    @Tag("T11")
    void in_a_callback_a_phrase_is_read_out_and_in_the_comment_it_is_written() {
        resolve(server.as("agent1")
                .post("/api/v1/complaints", Draft.usual().channel("hotline").json())
                .json()
                .getString("number"));
        open("zh", "?view=callbacks");
        browser.see("callback-desk .rows");
        browser.press("c");
        browser.see("callback-card field-words");
        browser.press(Keys.F2);
        browser.see("callback-card phrase-panel li");
        assertThat(current().toString()).startsWith("callback-");
        browser.press(Keys.ENTER);
        browser.see("callback-card .phrase-said");
        assertThat(text("callback-card vaadin-text-area textarea")).isEmpty();
        browser.isAccessible();
        browser.type("callback-card vaadin-text-area textarea", "x");
        browser.press(Keys.F2);
        browser.see("callback-card phrase-panel li");
        browser.press(Keys.ENTER);
        browser.await(
                "the words",
                page -> text("callback-card vaadin-text-area textarea").length() > 5 ? true : null);
        browser.hasNoErrors();
    }

    @Test
    @Tag("C8")
    void over_a_list_the_key_offers_phrases_for_the_call_and_takes_them_away_again() {
        file();
        open("zh", "?view=open");
        browser.see(".row");
        browser.await(
                "the rest of the page", page -> page.script("return customElements.get('field-words') ? true : null"));
        browser.press("j");
        browser.press(Keys.F2);
        browser.see("field-words.loose phrase-panel li");
        browser.isAccessible();
        browser.press("menxin");
        browser.press(Keys.ESCAPE);
        browser.seeNo("field-words.loose");
        browser.press(Keys.F2);
        browser.see("field-words.loose phrase-panel li");
        browser.press(Keys.ENTER);
        browser.see("field-words.loose .phrase-said");
        browser.press(Keys.F2);
        browser.seeNo("field-words.loose");
        browser.seeThat("return document.activeElement.localName", "a");
        browser.hasNoErrors();
    }
}
