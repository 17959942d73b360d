package hotline.http.site;

import static org.assertj.core.api.Assertions.assertThat;

import hotline.http.engine.Contract;
import hotline.support.Reply;
import hotline.support.Running;
import hotline.support.TestServer;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Pages, modules and documentation. */
class SiteTest {
    private static final String LIT = "/_static/lit/3.3.3/index.js";
    private static final String ECHARTS = "/_static/echarts/6.0.0/dist/echarts.esm.min.mjs";
    private static final Pattern OWN = Pattern.compile("/web-[\\w-]{22}/(?:bundle|console)/hotline-console.js");

    @Running(shared = true)
    private static TestServer server;

    /** As it stands: clients tidy paths before they send them. */
    private static String statusLine(String path) {
        try (var socket = new Socket("localhost", server.uri("/").getPort())) {
            var request = "GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            var answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(answer).contains("application/problem+json");
            return answer.substring(0, answer.indexOf('\r'));
        } catch (IOException failed) {
            throw new AssertionError(path, failed);
        }
    }

    @Test
    void modules_of_libraries_are_kept_by_browsers_for_good() {
        var reply = server.anybody().get(LIT);
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.mediaType()).isEqualTo("text/javascript");
        assertThat(reply.header("Cache-Control").orElseThrow()).contains("immutable");
        assertThat(reply.header("X-Content-Type-Options")).contains("nosniff");
    }

    @Test
    void big_files_travel_compressed() {
        var plain = server.anybody().get(ECHARTS);
        var compressed = server.anybody().with("Accept-Encoding", "gzip").get(ECHARTS);
        assertThat(compressed.header("Content-Encoding")).contains("gzip");
        assertThat(length(compressed)).isLessThan(length(plain) / 2);
    }

    @Test
    void own_files_are_kept_for_good_under_a_path_that_changes_with_them() {
        var page = server.anybody().get("/console");
        assertThat(page.header("Cache-Control")).contains("no-cache");
        var named = OWN.matcher(page.body());
        assertThat(named.find()).isTrue();
        assertThat(server.anybody().get(named.group()).header("Cache-Control").orElseThrow())
                .contains("immutable");
        assertThat(page.body()).doesNotContain("\"/web/");
    }

    @Test
    void a_page_from_before_an_update_still_finds_its_modules_but_keeps_none() {
        var module = server.anybody().get("/web-before/shared/api.js");
        assertThat(module.body())
                .isEqualTo(server.anybody().get("/shared/api.js").body());
        assertThat(module.header("Cache-Control")).contains("no-cache");
    }

    private static int length(Reply reply) {
        return Integer.parseInt(reply.header("Content-Length").orElseThrow());
    }

    /** Browsers compare the worker's bytes, and install another one where they differ. */
    @Test
    void the_worker_of_the_customers_page_names_the_version_of_its_files_and_may_do_little() {
        var worker = server.anybody().get("/customer-worker.js");
        assertThat(worker.body()).containsPattern("FILES = \"/web-[\\w-]{22}/\"");
        assertThat(worker.header("Cache-Control")).contains("no-cache");
        assertThat(worker.header("Content-Security-Policy"))
                .contains("default-src 'none'; script-src 'self'; connect-src 'self'");
        var manifest = server.anybody().get("/app/en.webmanifest");
        assertThat(manifest.mediaType()).isEqualTo("application/manifest+json");
        assertThat(manifest.header("Cache-Control")).contains("no-cache");
    }

    @Test
    void what_is_shared_with_the_page_before_its_worker_is_there_leads_to_the_page_that_says_so() {
        var reply = server.anybody().post("/share", new JsonObject());
        assertThat(reply.status()).isEqualTo(303);
        assertThat(reply.header("Location")).contains("/?share-failed");
        assertThat(server.anybody().get("/share").status()).isEqualTo(404);
    }

    @Test
    void an_unchanged_file_is_not_sent_again() {
        var first = server.anybody().get("/api/docs");
        assertThat(first.header("Cache-Control")).contains("no-cache");
        var second = server.anybody()
                .with("If-None-Match", first.header("ETag").orElseThrow())
                .get("/api/docs");
        assertThat(second.status()).isEqualTo(304);
        assertThat(second.body()).isEmpty();
    }

    @Test
    void the_documentation_reads_the_contract_as_it_is() {
        assertThat(server.anybody().get("/api/docs/").body()).contains("swagger-ui-bundle.js");
        assertThat(server.anybody().get("/api/docs/start.js").body()).contains("/api/v1/openapi.yaml");
        assertThat(server.anybody().get("/api/v1/openapi.yaml").body()).isEqualTo(Contract.yaml());
    }

    @Test
    void pages_run_no_script_but_ours_and_stand_in_no_frame() {
        assertThat(server.anybody()
                        .get("/api/docs")
                        .header("Content-Security-Policy")
                        .orElseThrow())
                .contains("script-src 'self' 'sha256-", "frame-ancestors 'none'")
                .doesNotContain("script-src 'self' 'unsafe-inline'");
    }

    @Test
    void pages_share_nothing_with_other_sites_and_use_no_device() {
        for (String path : new String[] {"/", "/console", "/wallboard", "/api/docs"}) {
            var page = server.anybody().get(path);
            assertThat(page.header("Cross-Origin-Opener-Policy")).as(path).contains("same-origin");
            assertThat(page.header("Cross-Origin-Resource-Policy")).as(path).contains("same-origin");
            assertThat(page.header("Permissions-Policy").orElseThrow())
                    .as(path)
                    .contains("camera=()", "microphone=()", "geolocation=()");
        }
        assertThat(server.anybody().get("/health/live").header("Cross-Origin-Resource-Policy"))
                .contains("same-origin");
        assertThat(server.anybody().get(LIT).header("Cross-Origin-Resource-Policy"))
                .contains("same-origin");
    }

    @Test
    void each_page_holds_the_import_map_that_its_policy_allows() throws NoSuchAlgorithmException {
        for (String path : new String[] {"/", "/console", "/console/", "/wallboard"}) {
            var page = server.anybody().get(path);
            assertThat(page.mediaType()).as(path).isEqualTo("text/html");
            var begin = "<script type=\"importmap\">";
            var map = page.body().substring(page.body().indexOf(begin) + begin.length());
            map = map.substring(0, map.indexOf("</script>"));
            var hash = MessageDigest.getInstance("SHA-256").digest(map.getBytes(StandardCharsets.UTF_8));
            assertThat(page.header("Content-Security-Policy").orElseThrow())
                    .contains("'sha256-" + Base64.getEncoder().encodeToString(hash) + "'");
        }
    }

    @Test
    void library_names_lead_to_their_modules() {
        assertThat(server.anybody().get("/console").body())
                .contains(
                        "\"lit\":\"" + LIT + "\"",
                        "\"echarts\":\"" + ECHARTS + "\"",
                        "\"@vaadin/vaadin-usage-statistics/vaadin-usage-statistics.js\":\"/web-",
                        "/shared/usage-statistics.js\"");
    }

    @Test
    void directories_hidden_files_and_folders_above_are_not_served() {
        for (String path : new String[] {
            "/_static/lit/3.3.3/",
            "/_static/lit/3.3.3",
            "/_static/",
            "/.git/config",
            "/web-before",
            "/web-before/../../logback.xml",
            "/web-before/_static/lit/3.3.3/",
            "/console/.hidden.js",
            "/../logback.xml",
            "/%2e%2e/logback.xml",
            "/..%2flogback.xml",
            "/..%5clogback.xml",
            "/_static/../../../db/migration/V1__the_way_of_a_complaint.sql",
            "/_static/%2e%2e/%2e%2e/%2e%2e/logback.xml",
            "//logback.xml",
            "/hotline/Hotline.class",
            "/logback.xml"
        }) {
            assertThat(statusLine(path)).as(path).contains(" 404 ");
        }
        assertThat(statusLine("/%zz")).contains(" 400 ");
    }

    @Test
    void a_wrong_address_is_a_page_for_a_person_and_a_problem_for_a_program() throws Exception {
        var page = open("/consoles", "text/html,application/xhtml+xml,*/*;q=0.8");
        assertThat(page.statusCode()).isEqualTo(404);
        assertThat(page.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/html");
        assertThat(page.body()).contains("没有这个页面", "There is no such page").doesNotContain("\"/web/");
        var problem = open("/consoles", "*/*");
        assertThat(problem.statusCode()).isEqualTo(404);
        assertThat(problem.headers().firstValue("Content-Type")).contains("application/problem+json");
    }

    private static HttpResponse<String> open(String path, String accepted) throws Exception {
        var request = HttpRequest.newBuilder(server.uri(path))
                .header("Accept", accepted)
                .build();
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void only_reading_is_possible() {
        var reply = server.anybody().send("POST", LIT, null);
        assertThat(reply.status()).isEqualTo(405);
        assertThat(reply.header("Allow")).contains("GET, HEAD");
        assertThat(server.anybody().send("HEAD", LIT, null).body()).isEmpty();
    }
}
