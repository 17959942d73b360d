package hotline.browser;

import static org.assertj.core.api.Assertions.assertThat;

import hotline.support.Draft;
import io.vertx.core.json.JsonObject;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/**
 * How soon after the answer to its filing a case is on the screen of the agent to whom it is offered, at a steady rate of filings. Most agents accept at
 * once, by rows; one has a console in Chromium, which notes when it draws an offer. No test of the suite: {@code load-tests/dispatch.sh screen} runs
 * it. Browser, server, database and the senders share the machine.
 */
class OfferOnScreenSpeed extends ScreenTest {
    private static final int RATE = Integer.getInteger("hotline.speed.rate", 200);
    private static final int SECONDS = Integer.getInteger("hotline.speed.seconds", 60);
    private static final int COLLEAGUES = Integer.getInteger("hotline.speed.agents", 50);

    private static final String ACCEPT = """
            WITH taken AS (
                UPDATE offer o SET answer = 'accepted', answered_at = o.offered_at FROM person p
                WHERE o.answer IS NULL AND p.id = o.agent AND p.login LIKE 'speed%' RETURNING o.subject, o.agent
            ), owned AS (
                UPDATE complaint c SET owner = t.agent, status = 'resolved' FROM taken t WHERE c.id = t.subject
            )
            UPDATE agent_floor f SET state = 'ready', turn = 30000000000 + o.subject FROM taken o WHERE f.person = o.agent
            """;

    /** A picture is drawn after the change, so the next frame counts. */
    private static final String WATCH = """
            window.drawn = {};
            new MutationObserver(() => {
              const shown = document.querySelector('offer-card .offer strong')?.textContent;
              if (shown && !(shown in window.drawn)) {
                window.drawn[shown] = 0;
                requestAnimationFrame(() => (window.drawn[shown] = Date.now()));
              }
            }).observe(document.querySelector('offer-card'), { childList: true, subtree: true, characterData: true });
            """;

    private final Map<String, Long> filed = new ConcurrentHashMap<>();
    private final AtomicBoolean isOver = new AtomicBoolean();

    @Test
    void measure() throws Exception {
        at("2026-09-28T10:00:00");
        removeAllComplaints();
        server.database().execute("TRUNCATE offer, agent_floor, rotation, floor_event, visit");
        server.database().execute("""
                INSERT INTO person (login, name, role, department, password_hash, created_at)
                SELECT 'speed' || n, 'agent ' || n, 'agent', 'customer-service', 'none', now() FROM generate_series(1, %d) n
                """.formatted(COLLEAGUES));
        server.database().execute("""
                INSERT INTO agent_floor (person, line, state, since, turn, day, seen_until)
                SELECT id, 'customer-service', 'ready', '2026-09-28', 20000000000 + id, '2026-09-28', '2100-01-01'
                FROM person WHERE login LIKE 'speed%'
                """);
        browser.size(1280, 720).go("/console?view=mine");
        signIn("agent1");
        browser.see("complaint-queue");
        var ready = server.as("agent1").put("/api/v1/floor/me", new JsonObject().put("state", "ready"));
        assertThat(ready.status()).as(ready.body()).isEqualTo(200);
        browser.see("presence-bar .badge[data-state=ready]");
        browser.script(WATCH);
        var senders = Executors.newScheduledThreadPool(16);
        var sent = new AtomicInteger();
        var hands = Executors.newFixedThreadPool(2);
        try {
            hands.execute(() -> whileItGoesOn(() -> server.database().execute(ACCEPT), 20));
            hands.execute(() -> whileItGoesOn(OfferOnScreenSpeed::acceptOwn, 30));
            var pace = senders.scheduleAtFixedRate(
                    () -> senders.execute(() -> send(sent.incrementAndGet())),
                    0,
                    1_000_000 / RATE,
                    TimeUnit.MICROSECONDS);
            TimeUnit.SECONDS.sleep(SECONDS);
            pace.cancel(false);
        } finally {
            isOver.set(true);
            senders.shutdownNow();
            hands.shutdown();
        }
        report(sent.get());
    }

    private void whileItGoesOn(Runnable act, int pauseMillis) {
        while (!isOver.get()) {
            try {
                act.run();
                TimeUnit.MILLISECONDS.sleep(pauseMillis);
            } catch (InterruptedException over) {
                return;
            }
        }
    }

    /** Once it is on the screen, as the agent would. */
    private static void acceptOwn() {
        var open = server.as("agent1").get("/api/v1/offers/mine").json().getJsonObject("open");
        if (open != null && isDrawn(open.getString("case"))) {
            server.as("agent1")
                    .put(
                            "/api/v1/offers/case/" + open.getLong("subject") + "/" + open.getInteger("number"),
                            new JsonObject().put("answer", "accepted"));
            server.database()
                    .execute(
                            "UPDATE complaint SET status = 'resolved' WHERE number = '" + open.getString("case") + "'");
        }
    }

    private static synchronized boolean isDrawn(String number) {
        return (Boolean) browser.script("return Boolean(window.drawn[arguments[0]])", number);
    }

    private void send(int nth) {
        var reply = server.anybody()
                .post(
                        "/api/v1/complaints",
                        Draft.usual().phone("138" + (10_000_000 + nth)).json());
        if (reply.status() == 201) {
            filed.put(reply.json().getString("number"), System.currentTimeMillis());
        }
    }

    private void report(int sent) {
        var drawn = (Map<?, ?>) browser.script("return window.drawn");
        var waits = drawn.entrySet().stream()
                .filter(one -> filed.containsKey(one.getKey()) && ((Number) one.getValue()).longValue() > 0)
                .mapToLong(one -> Math.max(0, ((Number) one.getValue()).longValue() - filed.get(one.getKey())))
                .sorted()
                .toArray();
        System.out.printf(
                "sent %d in %d s (%d/s wanted), filed %d; on the screen: %d; answer to the filing → drawn: p50 %d ms, p99 %d ms, longest %d ms%n",
                sent,
                SECONDS,
                RATE,
                filed.size(),
                waits.length,
                waits.length == 0 ? 0 : waits[waits.length / 2],
                waits.length == 0 ? 0 : waits[waits.length * 99 / 100],
                Arrays.stream(waits).max().orElse(0));
        assertThat(waits).as("offers on the screen").isNotEmpty();
    }
}
