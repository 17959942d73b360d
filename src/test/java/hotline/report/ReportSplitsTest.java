package hotline.report;

import static org.assertj.core.api.Assertions.assertThat;

import hotline.export.ReadWorkbook;
import hotline.report.paper.ReportWorkbook;
import hotline.support.Reply;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a report says of each code is what the page of measures says. */
@Tag("F8")
class ReportSplitsTest extends ReportDesk {
    private static final String STEPS = "/api/v1/complaints/%s/steps";
    private static final List<String> TIMES = List.of("resolution-time-p50", "resolution-time-p90");

    @Test
    void each_code_has_the_median_and_the_ninth_tenth_of_the_time_until_its_cases_were_closed() {
        server.clock().set(AUGUST);
        var numbers = List.of(file("delay"), file("delay"), file("delay"), file("claims"));
        for (var number : numbers) {
            server.clock().advance(Duration.ofMinutes(20));
            close(number);
        }
        counted();
        server.clock().set(SEPTEMBER);

        var number = published("monthly", "2026-08-31");

        var content = report(number).json().getJsonObject("content");
        for (var by : List.of("type", "department", "branch", "severity")) {
            var rows = rows(content, by);
            for (var measure : TIMES) {
                assertThat(rows.stream()
                                .filter(row -> value(row, measure).getInteger("counted") != 0)
                                .map(row -> row.getString("code") + " " + said(value(row, measure))))
                        .as("%s by %s", measure, by)
                        .isNotEmpty()
                        .containsExactlyInAnyOrderElementsOf(asked(measure, by));
            }
        }
        assertThat(rows(content, "type").stream()
                        .filter(row -> row.getString("code").equals("delay"))
                        .map(row -> said(value(row, TIMES.get(0))) + ", " + said(value(row, TIMES.get(1)))))
                .as("closed after 20, 40 and 60 minutes")
                .containsExactly("40.0 of 3, 60.0 of 3");
        assertThat(inWorkbook(report(number).json(), "delay"))
                .as("the workbook has the minutes, not how many cases they are of")
                .containsEntry("Time to close, median, min", "40")
                .containsEntry("Closings", "3");
        assertThat(faults(number)).isEmpty();
        assertThat(report(number + "/page").body()).contains("上海临港网点");
    }

    /** The row of a type, as if so few cases said enough. */
    private static Map<String, String> inWorkbook(JsonObject report, String type) {
        report.getJsonObject("content").put("fewest", 1);
        var book = new ReadWorkbook(ReportWorkbook.of(report, "", "en"));
        var rows = IntStream.rangeClosed(1, book.sheets())
                .mapToObj(book::sheet)
                .filter(sheet -> sheet.get(0).size() > 2
                        && sheet.get(0).get(0).value().equals("Type")
                        && sheet.get(0).get(1).value().equals("Code"))
                .findFirst()
                .orElseThrow();
        var row = rows.stream()
                .filter(one -> one.get(1).value().equals(type))
                .findFirst()
                .orElseThrow();
        return IntStream.range(0, row.size())
                .boxed()
                .collect(Collectors.toMap(
                        at -> rows.get(0).get(at).value(), at -> row.get(at).value()));
    }

    private static List<JsonObject> rows(JsonObject content, String by) {
        return content.getJsonArray("splits").stream()
                .map(JsonObject.class::cast)
                .filter(split -> split.getString("by").equals(by))
                .flatMap(split -> split.getJsonArray("rows").stream())
                .map(JsonObject.class::cast)
                .toList();
    }

    private static JsonObject value(JsonObject row, String measure) {
        return row.getJsonObject("values").getJsonObject(measure);
    }

    private static String said(JsonObject value) {
        return value.getDouble("value") + " of " + value.getInteger("counted");
    }

    /** As the page of measures says it. */
    private static List<String> asked(String measure, String by) {
        var answer = server.as("supervisor1")
                .get("/api/v1/measures/breakdown?from=2026-08-01&to=2026-08-31&measures=" + measure + "&by=" + by)
                .json();
        return answer.getJsonArray("periods").getJsonObject(0).getJsonArray("rows").stream()
                .map(JsonObject.class::cast)
                .map(row -> row.getString("code") + " " + said(value(row, measure)))
                .toList();
    }

    private static void close(String number) {
        // Agents pick nothing (R7).
        var agent = server.as("supervisor1").with("If-Match", "*");
        for (var step : List.of(
                new JsonObject().put("step", "assign"),
                new JsonObject().put("step", "resolve").put("resolution", "已赔付"))) {
            done(agent.post(STEPS.formatted(number), step));
        }
        var caller = server.as("agent2");
        var callback = done(caller.post("/api/v1/callbacks/take-next", new JsonObject()));
        done(caller.post(
                "/api/v1/callbacks/" + callback.getInteger("id") + "/outcome",
                new JsonObject()
                        .put("attempt", callback.getInteger("attempt"))
                        .put("outcome", "reached")
                        .put("score", 5)));
    }

    private static JsonObject done(Reply reply) {
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        return reply.json();
    }
}
