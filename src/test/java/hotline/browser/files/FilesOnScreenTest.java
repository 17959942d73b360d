package hotline.browser.files;

import static org.assertj.core.api.Assertions.assertThat;

import hotline.attachment.TestFiles;
import hotline.attachment.UploadClient;
import hotline.browser.ScreenTest;
import hotline.media.TestPictures;
import hotline.support.Draft;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;

/** Photos and files go with what customers and agents write, also where the network comes and goes. */
class FilesOnScreenTest extends ScreenTest {
    private static final String SCRIPT =
            "<script>document.title = 'ran'; for (const p of [parent, top, opener]) p?.postMessage('ran', '*')</script>";

    @TempDir
    private Path folder;

    private Path written(String name, byte[] bytes) throws IOException {
        return Files.write(folder.resolve(name), bytes);
    }

    private Path photo(String name) throws IOException {
        return written(name, TestPictures.photo(2_800, 2_000, 6, 3).getBytes());
    }

    private void choose(String picker, Path file) {
        browser.script("document.querySelector('" + picker + " [data-choose]').classList.remove('visually-hidden')");
        browser.see(picker + " [data-choose]").sendKeys(file.toString());
        browser.script("document.querySelector('" + picker + " [data-choose]').classList.add('visually-hidden')");
    }

    @Test
    @Tag("A9")
    void customer_files_with_a_photo_and_a_document_though_the_network_breaks_off() throws IOException {
        browser.size(390, 844);
        browser.go("/");
        browser.type("#complainant", "李娜");
        browser.type("#phone", "13812345678");
        browser.type("#description", "五件货只到四件，少了一件，照片附上。");
        choose("file-picker", photo("货损.jpg"));
        browser.seeText("file-picker .file [data-state=done]", "已传好");
        assertThat(server.database().value("SELECT max(size) < 400000 FROM upload"))
                .as("made smaller before it was sent")
                .isEqualTo("t");
        browser.slow(250_000);
        choose("file-picker", written("合同.pdf", UploadClient.bytes(2_000_000, 1)));
        browser.await("a part has arrived", page -> progress() > 10 ? true : null);
        browser.offline(true);
        browser.seeText("file-picker .file.waiting", "等待网络");
        int before = progress();
        browser.isAccessible();
        browser.click("[name=send]");
        browser.seeText(".next [role=alert]", "还有文件没有传完");
        browser.offline(false);
        browser.await("both are sent", page -> done() == 2 ? true : null);
        assertThat(before).as("what had arrived was not sent again").isPositive();
        browser.go("/");
        browser.await("files outlive the page", page -> done() == 2 ? true : null);
        browser.click("[name=send]");
        var number = browser.text("[data-number]");
        browser.see("sent-files .thumb img");
        browser.seeText("sent-files", "合同.pdf");
        browser.isAccessible();
        browser.click("sent-files .thumb .open:has(img)");
        browser.see("picture-viewer .stage img");
        browser.seeText("#viewer-title", "第 1 张，共 1 张");
        browser.isAccessible();
        browser.press(Keys.ESCAPE);
        browser.seeNo("picture-viewer dialog[open]");
        assertThat(server.database()
                        .value(
                                "SELECT string_agg(kind, ' ' ORDER BY kind) FROM attachment a JOIN complaint c ON c.id = a.complaint_id"
                                        + " WHERE c.number = '" + number + "'"))
                .isEqualTo("image pdf");
    }

    @Test
    void customer_adds_a_photo_in_english_and_removes_another() throws IOException {
        browser.size(390, 844);
        browser.languages("en-GB");
        var filed = file();
        browser.go("/#track=" + filed.getString("trackingCode"));
        browser.see("add-words");
        choose("file-picker", photo("damage.HEIC"));
        browser.seeText("file-picker .file", "damage.jpg");
        choose("file-picker", written("empty.pdf", new byte[0]));
        browser.seeText("file-picker .file.failed", "this file is empty");
        choose("file-picker", written("large.pdf", new byte[10 * 1024 * 1024 + 1]));
        browser.seeText("file-picker .file.failed:nth-child(3)", "too large: at most 10 MB");
        assertThat(server.database().value("SELECT count(*) FROM upload WHERE name = 'large.pdf'"))
                .as("it is not begun")
                .isEqualTo("0");
        browser.click("file-picker .file.failed:nth-child(3) .remove");
        browser.seeNo("file-picker .file.failed:nth-child(3)");
        browser.isAccessible();
        browser.type("#add-text", "Here is a photo");
        browser.click("add-words .button:not(.remove):not(.choose-files)");
        browser.seeText("#add-problem", "Some files were not sent");
        browser.click("file-picker .file.failed .remove");
        browser.seeNo("file-picker .file.failed");
        browser.seeText("file-picker .file", "sent");
        browser.go("/?again#track=" + filed.getString("trackingCode"));
        browser.seeText("file-picker .file", "damage.jpg");
        browser.click("add-words .button:not(.remove):not(.choose-files)");
        browser.see("sent-files .thumb img");
        browser.seeNo("file-picker .file");
        browser.isAccessible();
    }

    @Test
    @Tag("A2")
    void agent_sees_pictures_large_by_keys_and_sends_one_and_nothing_in_them_runs() throws IOException {
        browser.size(1280, 720);
        browser.languages("zh-CN");
        var client = new UploadClient(server.anybody());
        var page = "<html><body>" + SCRIPT;
        var uploads = new JsonArray()
                .add(client.sent(
                        "一.jpg",
                        "image/jpeg",
                        TestPictures.photo(1_200, 900, 1, 1).getBytes()))
                .add(client.sent(
                        "二.png",
                        "image/png",
                        TestPictures.drawing(600, 400, 2, true).getBytes()))
                .add(client.sent("页.html", "text/html", page.getBytes(StandardCharsets.UTF_8)))
                .add(client.sent(
                        "动.gif",
                        "image/gif",
                        Buffer.buffer(gif()).appendString(page).getBytes()))
                .add(client.sent("照.jpg", "image/jpeg", withComment(page)))
                .add(client.sent("单.pdf", "application/pdf", runningPdf()))
                .add(client.sent("录音.wav", "audio/wav", sound()))
                .add(client.sent("报价单.docx", "application/msword", TestFiles.docx()))
                .add(client.sent("IMG_0001.HEIC", "image/heic", heic()));
        var filed = server.anybody()
                .post(
                        "/api/v1/complaints",
                        Draft.usual().with("attachments", uploads).json())
                .json();
        var number = filed.getString("number");
        browser.go("/console?view=open&case=" + number);
        signIn("agent1");
        browser.await("all are prepared", shown -> count(".case-files .thumb img") == 4 ? true : null);
        browser.seeText(".case-files", "页.txt");
        browser.see(".case-files audio[controls]");
        browser.see(".case-files a[download='报价单.docx'][href$='" + uploads.getString(7) + "']");
        browser.see("[data-ask-again]");
        browser.isAccessible();

        browser.click(".case-files .thumb button.open");
        browser.seeText("#viewer-title", "第 1 张，共 4 张");
        browser.see(".viewer .stage img");
        var width = width();
        browser.press("+");
        browser.await("it is larger", shown -> width() > width ? true : null);
        browser.press("r");
        browser.see(".viewer .stage img[style*='rotate(90deg)']");
        browser.press(Keys.ARROW_RIGHT);
        browser.seeText("#viewer-title", "第 2 张，共 4 张");
        browser.isAccessible();
        browser.press(Keys.ESCAPE);
        browser.seeNo(".viewer[open]");

        browser.script("addEventListener('message', ({ data }) => data === 'ran' && (document.title = 'ran'))");
        for (int at = 0; at < 8; at++) {
            var file = "/api/v1/complaints/" + number + "/attachments/" + uploads.getString(at);
            for (String element : List.of("iframe", "embed", "object")) {
                browser.script(
                        "const [name, file] = arguments; const it = document.createElement(name);"
                                + " it[name === 'object' ? 'data' : 'src'] = file; it.title = it.ariaLabel = file; document.body.append(it)",
                        element,
                        file);
            }
        }
        browser.script("document.querySelector('.case-files audio').muted = true;"
                + " return document.querySelector('.case-files audio').play()");
        browser.await(
                "the sound plays",
                shown -> ((Number) browser.script("return document.querySelector('.case-files audio').currentTime"))
                                        .doubleValue()
                                > 0
                        ? true
                        : null);
        browser.click("[data-ask-again]");
        browser.await("the words that ask again", shown -> {
            var words = shown.see("note-form textarea").getDomProperty("value");
            return (words.contains("IMG_0001") && words.contains("JPEG")) ? true : null;
        });
        browser.see("note-form vaadin-radio-button[value=customer][checked]");
        browser.isAccessible();
        browser.see("note-form textarea").clear();
        browser.click("note-form vaadin-radio-button[value=internal] label");
        choose("note-form file-picker", photo("答复.jpg"));
        browser.seeText("note-form .file", "已传好");
        browser.see("note-form textarea").sendKeys("已联系分拨中心");
        var another = file().getString("number");
        browser.go("/console?view=open&case=" + another);
        browser.see("note-form textarea");
        assertThat(count("note-form .file")).isZero();
        browser.go("/console?view=open&case=" + number);
        browser.seeText("note-form .file", "已传好");
        browser.await("all are prepared", shown -> count(".case-files .thumb img") == 4 ? true : null);
        browser.click("note-form .line vaadin-button");
        browser.await("the note's picture is there", shown -> count(".case-files .thumb img") == 5 ? true : null);
        assertThat(browser.script("return document.title")).isNotEqualTo("ran");
        browser.languages("en-GB");
        browser.go("/console?view=open&case=" + number);
        browser.seeText("#case-files-title", "Files");
        browser.await("five pictures", shown -> count(".case-files .thumb img") == 5 ? true : null);
        browser.isAccessible();
    }

    /** One dot, and then whatever follows. */
    private static byte[] gif() {
        return Base64.getDecoder().decode("R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7");
    }

    /** A photo with a page in its comment. */
    private static byte[] withComment(String page) {
        var photo = TestPictures.photo(60, 40, 1, 5);
        return photo.getBuffer(0, 2)
                .copy()
                .appendShort((short) 0xFFFE)
                .appendShort((short) (page.length() + 2))
                .appendString(page)
                .appendBuffer(photo.getBuffer(2, photo.length()))
                .getBytes();
    }

    private static byte[] runningPdf() {
        return """
                %PDF-1.4
                1 0 obj <</Type /Catalog /Pages 2 0 R /OpenAction <</S /JavaScript /JS (this.hostContainer.postMessage\\(['ran']\\); app.alert\\('ran'\\))>> >> endobj
                2 0 obj <</Type /Pages /Kids [3 0 R] /Count 1>> endobj
                3 0 obj <</Type /Page /Parent 2 0 R /MediaBox [0 0 9 9]>> endobj
                trailer <</Root 1 0 R>>
                %%EOF
                """.getBytes(StandardCharsets.US_ASCII);
    }

    /** A second of silence. */
    private static byte[] sound() {
        int rate = 8_000;
        return Buffer.buffer("RIFF")
                .appendIntLE(36 + rate)
                .appendString("WAVEfmt ")
                .appendIntLE(16)
                .appendShortLE((short) 1)
                .appendShortLE((short) 1)
                .appendIntLE(rate)
                .appendIntLE(rate)
                .appendShortLE((short) 1)
                .appendShortLE((short) 8)
                .appendString("data")
                .appendIntLE(rate)
                .appendBytes(new byte[rate])
                .getBytes();
    }

    private static byte[] heic() {
        return Buffer.buffer(new byte[] {0, 0, 0, 24})
                .appendString("ftypheic")
                .appendBytes(new byte[400])
                .getBytes();
    }

    private static int count(String css) {
        return ((Number) browser.script("return document.querySelectorAll(arguments[0]).length", css)).intValue();
    }

    private static int width() {
        return ((Number) browser.script("return document.querySelector('.viewer .stage img').offsetWidth")).intValue();
    }

    private static int progress() {
        return ((Number) browser.script("return document.querySelector('file-picker progress')?.value ?? 0"))
                .intValue();
    }

    private static int done() {
        return count("file-picker .file.done");
    }
}
