package hotline.load;

import static io.gatling.javaapi.core.CoreDsl.StringBody;
import static io.gatling.javaapi.core.CoreDsl.constantUsersPerSec;
import static io.gatling.javaapi.core.CoreDsl.global;
import static io.gatling.javaapi.core.CoreDsl.jsonPath;
import static io.gatling.javaapi.core.CoreDsl.listFeeder;
import static io.gatling.javaapi.core.CoreDsl.rampUsersPerSec;
import static io.gatling.javaapi.core.CoreDsl.scenario;
import static io.gatling.javaapi.http.HttpDsl.http;
import static io.gatling.javaapi.http.HttpDsl.status;

import io.gatling.javaapi.core.ScenarioBuilder;
import io.gatling.javaapi.core.Simulation;
import io.gatling.javaapi.http.HttpProtocolBuilder;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Customers who file a complaint and look at it once, arriving at a fixed rate however fast the server is (open model).
 * Each has a different address and phone number: start the server with {@code HOTLINE_TRUSTED_PROXIES=127.0.0.1}.
 * Settings: {@code -DbaseUrl}, {@code -Drate} customers per second, {@code -Dseconds}.
 */
public final class IntakeSimulation extends Simulation {
    private final String baseUrl = System.getProperty("baseUrl", "http://localhost:8080");
    private final double rate = Double.parseDouble(System.getProperty("rate", "500"));
    private final Duration time = Duration.ofSeconds(Long.getLong("seconds", 60));

    private final HttpProtocolBuilder protocol =
            http.baseUrl(baseUrl).contentTypeHeader("application/json").shareConnections();

    private final List<Map<String, Object>> texts = List.of(
            Map.of("text", "五件货只到四件，少了一件，里面是衣服，价值约八百元。", "language", "zh"),
            Map.of("text", "司机态度粗鲁，冲我大声嚷嚷，要求道歉。", "language", "zh"),
            Map.of("text", "Carton crushed at one corner, the blender inside works fine.", "language", "en"),
            Map.of("text", "The cargo sat at your hub for eight days before moving on.", "language", "en"),
            Map.of("text", "发票抬头少写一个字，麻烦重开。", "language", "zh"));

    private final ScenarioBuilder customers = scenario("file and follow")
            .feed(listFeeder(texts).circular())
            .exec(session -> {
                var random = ThreadLocalRandom.current();
                return session.set("key", UUID.randomUUID().toString())
                        .set("phone", String.format("138%08d", random.nextInt(100_000_000)))
                        .set("address", "10." + random.nextInt(256) + "." + random.nextInt(256) + "." + random.nextInt(256));
            })
            .exec(http("file a complaint")
                    .post("/api/v1/complaints")
                    .header("Idempotency-Key", "#{key}")
                    .header("X-Forwarded-For", "#{address}")
                    .body(StringBody(
                            """
                            {"channel":"website","complainant":"李娜","phone":"#{phone}","waybill":"HD2609250017",
                             "region":"上海","description":"#{text}","language":"#{language}"}
                            """))
                    .check(status().is(201), jsonPath("$.trackingCode").saveAs("code")))
            .exitHereIfFailed()
            .exec(http("follow it")
                    .get("/api/v1/tracking")
                    .header("Tracking-Code", "#{code}")
                    .header("X-Forwarded-For", "#{address}")
                    .check(status().is(200)));

    {
        setUp(customers.injectOpen(
                        rampUsersPerSec(rate / 10).to(rate).during(Duration.ofSeconds(10)),
                        constantUsersPerSec(rate).during(time)))
                .protocols(protocol)
                .assertions(
                        global().failedRequests().count().is(0L),
                        global().responseTime().percentile(99).lt(200));
    }
}
