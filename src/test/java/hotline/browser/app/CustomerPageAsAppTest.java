package hotline.browser.app;

import static org.assertj.core.api.Assertions.assertThat;

import hotline.browser.Browser;
import hotline.support.Draft;
import hotline.support.Running;
import hotline.support.TestServer;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The customers' page on a phone: installed, without a connection, and after the browser was killed. */
class CustomerPageAsAppTest {
    @Running
    private static TestServer server;

    private Connection connection;
    private Browser browser;

    @BeforeEach
    void onAPhone() {
        server.forgetComplaints();
        connection = new Connection(server.uri("/"));
        browser = Browser.shared(server).size(390, 844);
        browser.forgetEverything();
        browser.hasWorkers(true);
    }

    @AfterEach
    void end() {
        connection.close();
        browser.leave();
    }

    @Test
    void the_page_can_be_installed_in_both_languages() {
        openWithItsWorker();
        assertThat((List<?>)
                        browser.ask("Page.getInstallabilityErrors", Map.of()).get("installabilityErrors"))
                .isEmpty();
        assertThat(appName()).isEqualTo("投诉与进度");
        browser.click("language-switch button");
        browser.await("the English manifest", page -> appName().equals("Complaints and progress") ? true : null);
        browser.isAccessible();
        browser.hasNoErrors();
    }

    @Test
    void the_page_opens_without_a_connection_and_its_worker_keeps_no_answer_of_the_server() {
        openWithItsWorker();
        connection.cut();
        go("/#track");
        go("/");
        browser.see("complaint-form h1");
        browser.type("[name=complainant]", "李娜");
        browser.isAccessible();
        browser.click("language-switch button");
        browser.seeText("h1", "File a complaint");
        browser.isAccessible();
        go("/");
        browser.seeValue("[name=complainant]", "李娜");
        assertThat(keptPaths()).isNotEmpty().allMatch(path -> path.matches("/|/(web-|_static/).+"));
    }

    @Test
    void a_complaint_sent_without_a_connection_is_kept_and_filed_once_when_it_is_back() {
        openWithItsWorker();
        browser.type("#complainant", "李娜");
        browser.type("#phone", "13812345678");
        browser.type("#description", "五件货只到四件，少了一件。");
        connection.cut();
        browser.click("[name=send]");
        browser.seeText("[role=alert]", "连上以后自动发送");
        browser.isAccessible();
        go("/");
        browser.seeText("[role=alert]", "连上以后自动发送");
        connection.restore();
        assertThat(browser.text("[data-number]")).matches("\\d{6}-\\d{6}");
        browser.seeText("complaint-steps", "收到您的投诉");
        assertThat(server.database().value("SELECT count(*) FROM complaint")).isEqualTo("1");
        go("/");
        assertThat(browser.see("#complainant").getDomProperty("value")).isEmpty();
    }

    @Test
    void words_sent_on_a_followed_case_without_a_connection_arrive_once_after_the_page_was_opened_again() {
        var code = server.anybody()
                .post("/api/v1/complaints", Draft.usual().json())
                .json()
                .getString("trackingCode");
        openWithItsWorker();
        go("/#track=" + code);
        browser.type("#add-text", "箱子上有蓝色胶带");
        connection.cut();
        browser.click("add-words .button[type=submit], add-words form > .button");
        browser.seeText("add-words [role=alert]", "连上以后自动发送");
        go("/#track=" + code);
        browser.seeText("[role=alert]", "没有回应");
        browser.isAccessible();
        connection.restore();
        browser.seeText("complaint-steps", "箱子上有蓝色胶带");
        browser.seeValue("#add-text", "");
        var steps = browser.text("complaint-steps");
        assertThat(steps.indexOf("蓝色胶带")).isEqualTo(steps.lastIndexOf("蓝色胶带"));
    }

    @Test
    void what_was_typed_a_moment_before_the_browser_was_killed_is_there_again(@TempDir Path profile) {
        var number = server.anybody()
                .post("/api/v1/complaints", Draft.usual().json())
                .json()
                .getString("number");
        var before = Browser.open(server, "zh-CN", profile);
        before.go("/");
        before.type("#complainant", "李娜");
        before.go("/console?view=open&case=" + number);
        signIn(before);
        before.type("note-form textarea", "已联系分拨中心");
        before.await("the texts on the disk", page -> page.textsOnDisk().contains("已联系分拨中心") ? true : null);
        assertThat(before.textsOnDisk()).contains("李娜");
        before.kill();

        var after = Browser.open(server, "zh-CN", profile);
        try {
            after.go("/");
            after.seeValue("#complainant", "李娜");
            after.script("document.cookie = ''");
            server.as("agent1").delete("/api/v1/sessions/current");
            after.go("/console?view=open&case=" + number);
            signIn(after);
            after.seeValue("note-form textarea", "已联系分拨中心");
        } finally {
            after.close();
        }
    }

    @Test
    void photos_and_words_shared_into_the_page_wait_there_also_without_a_connection() {
        openWithItsWorker();
        connection.cut();
        // As a phone's gallery does: the form is sent to the page itself.
        browser.script("""
                const form = document.createElement('form');
                Object.assign(form, { action: '/share', method: 'post', enctype: 'multipart/form-data', hidden: true });
                const files = Object.assign(document.createElement('input'), { type: 'file', name: 'files', multiple: true });
                const photos = new DataTransfer();
                photos.items.add(new File([new Uint8Array(2000)], '破损 1.jpg', { type: 'image/jpeg' }));
                photos.items.add(new File([new Uint8Array(3000)], '<b>2.jpg', { type: 'image/jpeg' }));
                files.files = photos.files;
                const text = Object.assign(document.createElement('input'), { name: 'text', value: '外箱破了' });
                form.append(files, text);
                document.body.append(form);
                form.submit();
                """);
        browser.seeText("shared-here", "破损 1.jpg");
        browser.seeText("shared-here", "<b>2.jpg");
        browser.seeText("shared-here", "外箱破了");
        assertThat(browser.see("#description").getDomProperty("value"))
                .as("another site could share words too")
                .isEmpty();
        browser.isAccessible();
        browser.click("[data-use-words]");
        browser.seeValue("#description", "外箱破了");
        go("/");
        browser.click("shared-here li:first-of-type button");
        browser.await("one file", page -> page.text("shared-here").contains("破损") ? null : true);
        browser.seeValue("#description", "外箱破了");
        browser.click("language-switch button");
        browser.seeText("shared-here", "1 file shared");
        browser.isAccessible();
        connection.restore();
        browser.click("[data-attach]");
        browser.seeText("file-picker .file.done", "<b>2.jpg");
        browser.seeNo("[data-attach]");
        browser.type("#complainant", "李娜");
        browser.type("#phone", "13812345678");
        browser.click("[name=send]");
        browser.see("[data-number]");
        assertThat(server.database().value("SELECT count(*) FROM attachment")).isEqualTo("1");
    }

    @Test
    void a_worker_that_meets_a_server_of_another_version_keeps_nothing_and_comes_later() {
        connection.toAnOlderServer(true);
        browser.go(connection.uri("/"));
        assertThat(browser.script("""
                return navigator.serviceWorker.register('/customer-worker.js').then((registered) => new Promise((done) => {
                  const worker = registered.installing ?? registered.waiting ?? registered.active;
                  const tell = () => ['redundant', 'activated'].includes(worker.state) && done(worker.state);
                  worker.onstatechange = tell;
                  tell();
                }))""")).isEqualTo("redundant");
        assertThat(keptPaths()).isEmpty();
        connection.toAnOlderServer(false);
        openWithItsWorker();
        browser.script("""
                const [own] = performance.getEntriesByType('resource').map(({ name }) => new URL(name).pathname).filter((path) => path.startsWith('/web-'));
                const root = own.slice(0, own.indexOf('/', 1));
                const loaded = [`${root}/not-found.html`, '/web-before/shared/api.js', `${root}/customer-worker.js`].map((path) => location.origin + path);
                navigator.serviceWorker.controller.postMessage({ loaded });""");
        browser.await(
                "what is of this version",
                page -> keptPaths().stream().anyMatch(path -> path.endsWith("/customer-worker.js")) ? true : null);
        assertThat(keptPaths()).noneMatch(path -> path.endsWith(".html") || path.startsWith("/web-before"));
    }

    private static void signIn(Browser browser) {
        if (Boolean.TRUE.equals(browser.await(
                "the console or its sign-in",
                page -> page.script("return Boolean(document.querySelector('note-form textarea'))")
                                .equals(true)
                        ? Boolean.FALSE
                        : page.script("return Boolean(document.querySelector('#sign-in-login'))")
                                        .equals(true)
                                ? Boolean.TRUE
                                : null))) {
            browser.type("#sign-in-login", "agent1");
            browser.type("#sign-in-password", TestServer.PASSWORD);
            browser.click("sign-in-dialog .primary");
        }
        browser.see("note-form textarea");
    }

    private void go(String path) {
        browser.go(URI.create("about:blank"));
        browser.go(connection.uri(path));
    }

    /** Until everything that the page consists of is kept. */
    private void openWithItsWorker() {
        browser.go(connection.uri("/"));
        browser.await("a worker that has kept the page", page -> isKept(page) ? true : null);
    }

    private boolean isKept(Browser page) {
        return Boolean.TRUE.equals(page.script("return Boolean(navigator.serviceWorker.controller)"))
                && keptPaths().stream().anyMatch(path -> path.contains("as-app") || path.contains("bundle/"))
                && keptPaths().stream().anyMatch(path -> path.contains("/lit/") || path.contains("bundle/"));
    }

    private String appName() {
        return browser.script(
                        "return fetch(document.querySelector('link[rel=manifest]').href).then((answer) => answer.json()).then(({ name }) => name)")
                .toString();
    }

    /** What the worker has kept. */
    private List<String> keptPaths() {
        var all = (List<?>) browser.script("""
                return (async () => {
                  const paths = [];
                  for (const name of await caches.keys())
                    for (const { url } of await (await caches.open(name)).keys()) paths.push(new URL(url).pathname);
                  return paths;
                })()""");
        return all.stream().map(Object::toString).toList();
    }
}
