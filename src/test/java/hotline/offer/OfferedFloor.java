package hotline.offer;

import static hotline.support.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import hotline.support.Draft;
import hotline.support.Reply;
import hotline.support.TestServer;
import io.vertx.core.json.JsonObject;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** A floor on which work is offered, over HTTP. People sign in by rows, so that no stream has to be open. */
public record OfferedFloor(TestServer server) {
    static final String OFFERS = "/api/v1/offers/";
    static final String LINE = "customer-service";

    private static final AtomicInteger CUSTOMERS = new AtomicInteger();

    /** What contradicts itself, by kind; none whenever nothing is under way. */
    public static final String CONTRADICTIONS = """
            SELECT coalesce(string_agg(DISTINCT what, '; '), 'none') FROM (
                SELECT 'two open offers of a work' AS what FROM offer WHERE answer IS NULL GROUP BY kind, subject HAVING count(*) > 1
                UNION ALL
                SELECT 'two open offers of an agent' FROM offer WHERE answer IS NULL GROUP BY agent HAVING count(*) > 1
                UNION ALL
                SELECT 'offered without an offer' FROM agent_floor f
                WHERE (f.state = 'offered') <> EXISTS (SELECT FROM offer o WHERE o.agent = f.person AND o.answer IS NULL)
                UNION ALL
                SELECT 'an offer of what does not wait' FROM offer o JOIN complaint c ON o.kind = 'case' AND c.id = o.subject
                WHERE o.answer IS NULL AND (c.owner IS NOT NULL OR c.ended_at IS NOT NULL OR c.follows IS NOT NULL)
                UNION ALL
                SELECT 'an offer of a visitor who does not wait' FROM offer o LEFT JOIN visit v ON v.id = o.subject
                WHERE o.kind = 'visit' AND o.answer IS NULL AND (v.id IS NULL OR v.ended_at IS NOT NULL OR v.agent IS NOT NULL)
                UNION ALL
                SELECT 'accepted twice' FROM offer o JOIN complaint c ON o.kind = 'case' AND c.id = o.subject
                WHERE o.answer = 'accepted' AND c.reopened = 0 AND NOT EXISTS (
                    SELECT FROM event e WHERE e.complaint_id = c.id AND e.type = 'released')
                GROUP BY o.subject HAVING count(*) > 1
                UNION ALL
                SELECT 'a gap in the numbers' FROM offer GROUP BY kind, subject HAVING max(number) <> count(*)
                UNION ALL
                SELECT 'offers of a work overlap' FROM offer o JOIN offer l ON l.kind = o.kind AND l.subject = o.subject
                    AND l.number = o.number + 1
                WHERE o.answered_at IS NULL OR o.answered_at > l.offered_at
                UNION ALL
                SELECT 'answered before it was made' FROM offer WHERE answered_at < offered_at
                UNION ALL
                SELECT 'a place for two' FROM agent_floor WHERE turn IS NOT NULL GROUP BY line, turn HAVING count(*) > 1
            ) AS contradiction
            """;

    void empty() {
        server.forgetComplaints();
    }

    long id(String login) {
        return Long.parseLong(server.database().value("SELECT id FROM person WHERE login = '" + login + "'"));
    }

    /** In the order of sign-in (R1). */
    void ready(String... logins) {
        for (String login : logins) {
            server.database()
                    .execute("INSERT INTO agent_floor (person, line, state, since, turn, day, seen_until) SELECT "
                            + id(login)
                            + ", '" + LINE
                            + "', 'ready', '2026-09-25', coalesce(max(turn), 20000000000) + 1, '2026-09-25', '2100-01-01'"
                            + " FROM agent_floor");
        }
    }

    /** So many more of the first complaint, of nobody yet, each due a second after the one before. */
    void copies(int many) {
        server.database().execute("""
                INSERT INTO complaint
                SELECT (jsonb_populate_record(c, jsonb_build_object('id', 1000000 + n, 'number', 'L-' || n, 'tracking_secret', NULL,
                    'phone', '+86139' || lpad(n::text, 8, '0'), 'due_at', c.due_at + n * interval '1 second'))).*
                FROM complaint c, generate_series(1, %d) n WHERE c.id = (SELECT min(id) FROM complaint)
                """.formatted(many));
    }

    /** Of a new customer each time, who belongs to no agent yet (R3). */
    JsonObject file() {
        var draft = Draft.usual().phone("138" + (10_000_000 + CUSTOMERS.incrementAndGet()));
        var filed = server.anybody().post("/api/v1/complaints", draft.json());
        assertThat(filed.status()).as(filed.body()).isEqualTo(201);
        return filed.json();
    }

    Optional<JsonObject> open(String login) {
        return Optional.ofNullable(server.as(login).get(OFFERS + "mine").json().getJsonObject("open"));
    }

    JsonObject last(String login) {
        return server.as(login).get(OFFERS + "mine").json().getJsonObject("last");
    }

    /** Waits until the agent is offered that case. */
    JsonObject offered(String login, String number) {
        await(login + " is offered " + number, () -> open(login)
                .filter(offer -> offer.getString("case").equals(number))
                .isPresent());
        return open(login).orElseThrow();
    }

    Reply answer(String login, JsonObject offer, String answer) {
        var body = new JsonObject().put("answer", answer);
        if (answer.equals("declined")) {
            body.put("reason", "not-trained");
        }
        return server.as(login).put(path(offer), body);
    }

    static String path(JsonObject offer) {
        return OFFERS + offer.getString("kind") + "/" + offer.getLong("subject") + "/" + offer.getInteger("number");
    }

    String state(String login) {
        return server.database().value("SELECT state FROM agent_floor WHERE person = " + id(login));
    }

    /** Logins in the order of their places. */
    String rotation() {
        return server.database()
                .value(
                        "SELECT string_agg(p.login, ' ' ORDER BY f.turn) FROM agent_floor f JOIN person p ON p.id = f.person");
    }

    Optional<String> owner(String number) {
        return Optional.ofNullable(server.database()
                .value("SELECT p.login FROM complaint c LEFT JOIN person p ON p.id = c.owner WHERE c.number = '"
                        + number + "'"));
    }

    void holdsTogether() {
        await("nothing contradicts itself", () -> "none"
                .equals(server.database().value(CONTRADICTIONS)));
    }
}
