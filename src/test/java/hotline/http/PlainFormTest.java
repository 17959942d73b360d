package hotline.http;

import static org.assertj.core.api.Assertions.assertThat;

import hotline.support.Reply;
import hotline.support.Running;
import hotline.support.TestClient;
import hotline.support.TestServer;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The form that works without scripts. */
class PlainFormTest {
    private static final Pattern NUMBER = Pattern.compile("data-number>([^<]+)<");

    @Running(shared = true)
    private static TestServer server;

    @Test
    void the_same_form_sent_twice_shows_the_receipt_of_one_complaint() {
        var form = Map.of("complainant", "李娜", "phone", "021-61234567 转 801", "description", "少了一件\r\n急", "demand", "");
        var receipt = send(form);
        assertThat(receipt.status()).isEqualTo(201);
        assertThat(receipt.mediaType()).isEqualTo("text/html");
        assertThat(receipt.header("Content-Security-Policy").orElseThrow()).contains("default-src 'none'");
        assertThat(receipt.body()).contains("021-6123 4567 转 ext. 801", "tel:4008201234", "/#track=");
        assertThat(number(send(form))).isEqualTo(number(receipt));
        var read =
                server.as("agent1").get("/api/v1/complaints/" + number(receipt)).json();
        assertThat(read.getString("channel")).isEqualTo("website");
        assertThat(read.getString("description")).isEqualTo("少了一件\n急");
        assertThat(read.getString("demand")).isNull();
    }

    @Test
    void the_receipt_and_its_refusal_name_style_sheets_that_are_there() {
        for (var form : List.of(
                Map.of("complainant", "李娜", "phone", "13812345670", "description", "少了两件"), Map.<String, String>of())) {
            var sheets = Pattern.compile("<link rel=\"stylesheet\" href=\"([^\"]+)\">")
                    .matcher(send(form).body())
                    .results()
                    .map(link -> link.group(1))
                    .toList();
            assertThat(sheets).hasSizeGreaterThan(3);
            for (String sheet : sheets) {
                assertThat(server.anybody().get(sheet).status()).as(sheet).isEqualTo(200);
            }
        }
    }

    @Test
    void the_form_offers_what_the_policy_names_and_takes_the_day_of_the_incident() {
        var page = server.anybody().get("/").body();
        assertThat(page)
                .contains("<option value=\"refund\">", "name=\"incidentOn\"", "name=\"remedySought\"")
                .doesNotContain("<!-- remedies -->");
        var receipt = send(Map.of(
                "complainant",
                "李娜",
                "phone",
                "13812345670",
                "description",
                "少了一件",
                "remedySought",
                "refund",
                "incidentOn",
                "2026-09-24"));
        assertThat(receipt.status()).as(receipt.body()).isEqualTo(201);
        var read =
                server.as("agent1").get("/api/v1/complaints/" + number(receipt)).json();
        assertThat(read.getString("remedySought")).isEqualTo("refund");
        assertThat(read.getString("incidentOn")).isEqualTo("2026-09-24");
        var wrong = Map.of(
                "complainant",
                "李娜",
                "phone",
                "13812345670",
                "description",
                "少了一件",
                "remedySought",
                "a castle",
                "incidentOn",
                "2026-09-26");
        assertThat(send(wrong).body()).contains("最想要什么 What would help most 不正确", "发生日期请写成");
        var empty = Map.of(
                "complainant",
                "李娜",
                "phone",
                "13812345671",
                "description",
                "少了一件",
                "remedySought",
                "",
                "incidentOn",
                "");
        assertThat(send(empty).status()).isEqualTo(201);
    }

    @Test
    void a_sender_beyond_the_limit_reads_on_the_page_and_in_the_header_when_to_send_again() {
        var replies = IntStream.range(0, 21)
                .mapToObj(n -> post(
                        server.anybody().with("X-Forwarded-For", "203.0.113.77"),
                        Map.of("complainant", "李娜", "phone", "13812340000", "description", "少了一件，第 " + n + " 次")))
                .toList();
        assertThat(replies.subList(0, 20)).allMatch(reply -> reply.status() == 201);
        var reply = replies.get(20);
        assertThat(reply.status()).isEqualTo(429);
        assertThat(reply.mediaType()).isEqualTo("text/html");
        assertThat(Integer.parseInt(reply.header("Retry-After").orElseThrow())).isPositive();
    }

    @Test
    void a_wrong_form_is_answered_with_a_page_that_names_each_fault() {
        var wrong = send(
                Map.of("complainant", "李".repeat(131), "phone", "61234567", "description", "<b>&", "waybill", "一"));
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.body()).contains("姓名 Name 太长了", "请加上区号", "运单号只有字母").doesNotContain("<b>");
        assertThat(send(Map.of("\"><script>", "x", "phone", "")).body()).doesNotContain("<script>");
    }

    @Test
    void a_body_that_is_no_form_is_refused_and_of_a_doubled_name_the_last_value_counts() {
        var broken = server.anybody()
                .with("Content-Type", "application/x-www-form-urlencoded")
                .send("POST", "/api/v1/complaint-forms", "complainant=%E");
        assertThat(broken.status()).isEqualTo(400);
        var doubled = server.anybody()
                .with("Content-Type", "application/x-www-form-urlencoded")
                .send(
                        "POST",
                        "/api/v1/complaint-forms",
                        "complainant=" + encoded("张三") + "&phone=13812345679&complainant=" + encoded("李娜")
                                + "&description=" + encoded("少了一件+急"));
        assertThat(doubled.status()).as(doubled.body()).isEqualTo(201);
        var read =
                server.as("agent1").get("/api/v1/complaints/" + number(doubled)).json();
        assertThat(read.getString("complainant")).isEqualTo("李娜");
        assertThat(read.getString("description")).isEqualTo("少了一件+急");
    }

    private static Reply send(Map<String, String> form) {
        return post(server.anybody(), form);
    }

    private static Reply post(TestClient sender, Map<String, String> form) {
        return sender.with("Content-Type", "application/x-www-form-urlencoded")
                .send(
                        "POST",
                        "/api/v1/complaint-forms",
                        form.entrySet().stream()
                                .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                                .collect(Collectors.joining("&")));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String number(Reply receipt) {
        var number = NUMBER.matcher(receipt.body());
        assertThat(number.find()).isTrue();
        return number.group(1);
    }
}
