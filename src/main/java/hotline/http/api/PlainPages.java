package hotline.http.api;

import hotline.failure.Failure;
import hotline.http.engine.Answer;
import hotline.http.engine.HotlinePhone;
import hotline.http.engine.Problems;
import hotline.http.site.Site;
import hotline.intake.PhoneReading.Fault;
import hotline.rows.Rfc3339;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The answers to the form that works without scripts, as pages in both languages. */
final class PlainPages {
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");
    private static final String POLICY =
            "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
    private static final String PAGE = Site.withFiles("""
            <!doctype html>
            <html lang="zh-CN">
            <head>
            <meta charset="utf-8">
            <title>%1$s</title>
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="referrer" content="no-referrer">
            <link rel="stylesheet" href="/web/tokens.css">
            <link rel="stylesheet" href="/web/shared/page.css">
            <link rel="stylesheet" href="/web/shared/controls.css">
            <link rel="stylesheet" href="/web/customer/customer.css">
            <link rel="stylesheet" href="/web/customer/follow.css">
            </head>
            <body>
            %2$s
            <main class="narrow">
            <section class="card receipt">
            <h1>%1$s</h1>
            %3$s
            </section>
            </main>
            </body>
            </html>
            """);

    private final String callBar;

    PlainPages(Optional<HotlinePhone> phone) {
        this.callBar = phone.map(HotlinePhone::bar).orElse("");
    }

    /** @param filed as the contract's Filed */
    Answer receipt(JsonObject filed) {
        var code = filed.getString("trackingCode");
        var promised = DATE.format(Rfc3339.withOffset(filed.getString("promisedAt")));
        return page(201, "已收到您的投诉 · We have your complaint", """
                <dl>
                <dt>受理编号 Number</dt><dd class="big" data-number>%s</dd>
                <dt>我们承诺最迟在此之前办结 Settled by</dt><dd class="big">%s</dd>
                <dt>联系电话 Phone</dt><dd data-phone>%s</dd>
                <dt>查询码 Tracking code</dt><dd class="code" data-code>%s</dd>
                </dl>
                <p>请保存这一页或抄下查询码，不要给别人。Keep this page or write the code down, and give it to no one.</p>
                <p><a class="button" href="/#track=%s">查询进度 Follow your complaint</a></p>
                """.formatted(
                        escaped(filed.getString("number")),
                        escaped(promised),
                        escaped(phone(filed.getJsonObject("phone"))),
                        escaped(code),
                        escaped(code)));
    }

    private static String phone(JsonObject phone) {
        var extension = phone.getString("extension");
        return phone.getString("written") + (extension == null ? "" : " 转 ext. " + extension);
    }

    /** A page for what the customer can mend or has to wait for; empty for other failures. */
    Optional<Answer> refusal(Throwable failure) {
        if (failure instanceof Failure.Invalid invalid) {
            var wrong = invalid.fields().stream()
                    .map(field -> "<li>" + words(field) + "</li>")
                    .collect(Collectors.joining());
            return Optional.of(page(422, "有内容需要改一下 · Please check what you wrote", """
                    <ol class="plain-steps" data-wrong>%s</ol>
                    <p>请按浏览器的“返回”，您写的内容还在。Go back in your browser; what you wrote is still there.</p>
                    """.formatted(wrong)));
        }
        if (failure instanceof Failure.TooManyComplaints tooMany) {
            long minutes = Math.max(1, tooMany.retryAfter().plusSeconds(59).toMinutes());
            return Optional.of(page(429, "提交的投诉太多 · Too many complaints", """
                    <p>请 %1$d 分钟后再发送，或拨打客服热线。Please send it again in %1$d minutes, or call the hotline.</p>
                    """.formatted(minutes))
                    .with("Retry-After", Problems.seconds(tooMany.retryAfter())));
        }
        return failure instanceof Failure.Busy busy
                ? Optional.of(
                        page(503, "现在人太多 · Very busy", """
                        <p>请过一会儿重新加载这一页，或拨打客服热线；重复发送不会重复投诉。
                        Please reload this page in a while, or call the hotline. Sending twice files one complaint.</p>
                        """).with("Retry-After", Problems.seconds(busy.retryAfter())))
                : Optional.empty();
    }

    private static String words(Failure.WrongField field) {
        if (field.code().equals("too-long")) {
            return escaped(name(field)) + "太长了 is too long";
        }
        return switch (field.pointer()) {
            case "/complainant" -> "请填写姓名 Please give your name";
            case "/phone" -> phoneWords(field.code());
            case "/email" -> "请核对邮箱地址 Please check the e-mail address";
            case "/waybill" -> "运单号只有字母、数字和短横线 A waybill number has letters, digits and dashes only";
            case "/description" -> "请用文字写下发生了什么 Please say in words what happened";
            case "/incidentOn" ->
                "发生日期请写成 2026-09-24 的样子，不能晚于今天 Please write the day as 2026-09-24, no later than today";
            default -> escaped(name(field)) + "不正确 is not right";
        };
    }

    private static String phoneWords(String code) {
        if (code.equals(Fault.AREA_CODE_MISSING.code())) {
            return "电话请加上区号，例如 021-61234567 Please add the area code of the phone";
        }
        if (code.equals(Fault.SEVERAL_NUMBERS.code())) {
            return "请只填一个电话号码 Please give one phone number only";
        }
        return code.equals(Fault.MOBILE_DIGITS.code())
                ? "手机号码应为 11 位 A mobile number has 11 digits"
                : "请填写能拨通的电话，例如 13812345678 Please give a phone number that reaches you";
    }

    private static String name(Failure.WrongField field) {
        return switch (field.pointer()) {
            case "/complainant" -> "姓名 Name ";
            case "/phone" -> "电话 Phone ";
            case "/email" -> "电子邮箱 E-mail ";
            case "/waybill" -> "运单号 Waybill number ";
            case "/description" -> "发生了什么 What happened ";
            case "/demand" -> "希望我们怎么做 What we should do ";
            case "/remedySought" -> "最想要什么 What would help most ";
            default -> field.pointer().substring(1) + " ";
        };
    }

    private Answer page(int status, String title, String content) {
        return new Answer(
                status,
                Buffer.buffer(PAGE.formatted(title, callBar, content)),
                Map.of(
                        "Content-Type", "text/html; charset=utf-8",
                        "Content-Security-Policy", POLICY,
                        "X-Content-Type-Options", "nosniff",
                        "Referrer-Policy", "no-referrer"));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
