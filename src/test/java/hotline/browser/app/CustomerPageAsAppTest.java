package hotline.browser.app;

import static org.assertj.core.api.Assertions.assertThat;

import hotline.browser.Browser;
import hotline.support.Running;
import hotline.support.TestServer;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The customers' page on a phone: installed, without a connection, and after the browser was killed. */
class CustomerPageAsAppTest {
    @Running(shared = true)
    private static TestServer server;

    private Connection connection;
    private Browser browser;

    @BeforeEach
    void onAPhone() {
        connection = new Connection(server.uri("/"));
        browser = Browser.shared(server).size(390, 844);
        browser.forgetEverything();
        browser.ask("Network.setBypassServiceWorker", Map.of("bypass", false));
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
        assertThat(browser.see("[name=complainant]").getDomProperty("value")).isEqualTo("李娜");
        assertThat(keptPaths()).isNotEmpty().allMatch(path -> path.matches("/|/(web-|_static/).+"));
    }

    private void go(String path) {
        browser.go(URI.create("about:blank"));
        browser.go(connection.uri(path));
    }

    /** Until everything that the page consists of is kept. */
    private void openWithItsWorker() {
        browser.go(connection.uri("/"));
        browser.await(
                "a worker that has kept the page",
                page -> Boolean.TRUE.equals(page.script("return Boolean(navigator.serviceWorker.controller)"))
                                && keptPaths().stream()
                                        .anyMatch(path -> path.contains("as-app") || path.contains("bundle/"))
                                && keptPaths().stream()
                                        .anyMatch(path -> path.contains("/lit/") || path.contains("bundle/"))
                        ? true
                        : null);
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
