package hotline.http;

import static org.assertj.core.api.Assertions.assertThat;

import hotline.support.Callers;
import hotline.support.Reply;
import hotline.support.Running;
import hotline.support.TestClient;
import hotline.support.TestServer;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.junit5.VertxExtension;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Administrators keep the accounts over HTTP, and people choose their own passwords. */
@ExtendWith(VertxExtension.class)
class PeopleTest {
    private static final String PEOPLE = "/api/v1/people";
    private static final String SESSIONS = "/api/v1/sessions";
    private static final String OWN = "/api/v1/sessions/current/password";
    private static final String CHOSEN = "correct-horse-battery";

    @Running
    private static TestServer server;

    private static TestClient admin() {
        return server.as("admin1");
    }

    private static JsonObject draft(String login, String role) {
        return new JsonObject().put("login", login).put("name", "冯琳").put("role", role);
    }

    private static JsonObject add(JsonObject draft) {
        var added = admin().post(PEOPLE, draft);
        assertThat(added.status()).as(added.body()).isEqualTo(201);
        return added.json();
    }

    private static long idOf(String login) {
        return Long.parseLong(server.database().value("SELECT id::text FROM person WHERE login = '" + login + "'"));
    }

    private static Reply signIn(String login, String password) {
        return server.anybody()
                .post(SESSIONS, new JsonObject().put("login", login).put("password", password));
    }

    private static TestClient with(String token) {
        return server.anybody().with("Authorization", "Bearer " + token);
    }

    /** Signs in, and replaces the one-time password. */
    private static TestClient welcomed(String login, String oneTime) {
        var token = signIn(login, oneTime).json().getString("token");
        var chosen = with(token).put(OWN, choice(oneTime, CHOSEN));
        assertThat(chosen.status()).as(chosen.body()).isEqualTo(200);
        return with(chosen.json().getString("token"));
    }

    private static JsonObject choice(String current, String chosen) {
        return new JsonObject().put("current", current).put("new", chosen);
    }

    @Test
    @Tag("S2")
    void a_new_person_replaces_the_one_time_password_before_anything_else() {
        var added = add(draft("feng.lin", "agent").put("department", "claims"));
        var oneTime = added.getString("oneTimePassword");
        assertThat(oneTime).matches("[0-9A-Z]{4}(-[0-9A-Z]{4}){3}");
        assertThat(admin().get(PEOPLE + "?search=feng").body()).doesNotContain(oneTime);

        var signedIn = signIn("feng.lin", oneTime).json();
        assertThat(signedIn.getJsonObject("person").getBoolean("hasOneTimePassword"))
                .isTrue();
        var first = with(signedIn.getString("token"));
        var refused = first.get("/api/v1/complaints?view=queue");
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.problem()).isEqualTo("password-to-choose");
        assertThat(first.get("/api/v1/policies").status())
                .as("also where strangers are answered")
                .isEqualTo(403);
        assertThat(first.get("/api/v1/sessions/current").json().getBoolean("hasOneTimePassword"))
                .isTrue();

        var chosen = first.put(OWN, choice(oneTime, CHOSEN));
        assertThat(chosen.status()).as(chosen.body()).isEqualTo(200);
        assertThat(chosen.header("Set-Cookie").orElseThrow()).contains("hotline-session=");
        assertThat(first.get("/api/v1/sessions/current").status())
                .as("the session of the one-time password")
                .isEqualTo(401);
        var free = with(chosen.json().getString("token"));
        assertThat(free.get("/api/v1/complaints?view=queue").status()).isEqualTo(200);
        assertThat(signIn("feng.lin", oneTime).status()).isEqualTo(401);
        assertThat(signIn("feng.lin", CHOSEN).status()).isEqualTo(201);
        assertThat(whatOf("feng.lin")).containsExactly("own-password", "added");
    }

    @ParameterizedTest
    @ValueSource(strings = {"lower case", "no dashes", "blanks", "full width", "letters like digits"})
    @Tag("S2")
    void one_time_password_opens_as_it_is_dictated_pasted_or_read_off_paper(String spelling) {
        var login = spelling.replace(' ', '.');
        var oneTime = add(draft(login, "agent")).getString("oneTimePassword");
        var typed =
                switch (spelling) {
                    case "lower case" -> oneTime.toLowerCase(Locale.ROOT);
                    case "no dashes" -> oneTime.replace("-", "");
                    case "blanks" -> " " + oneTime.replace('-', ' ') + "\u3000";
                    case "full width" -> fullWidth(oneTime);
                    default -> oneTime.replace('0', 'O').replace('1', 'l');
                };
        assertThat(signIn(login, oneTime.substring(1)).status()).isEqualTo(401);

        var session = signIn(login, typed);

        assertThat(session.status()).as(session.body()).isEqualTo(201);
        var person = with(session.json().getString("token"));
        assertThat(pointers(person.put(OWN, choice(typed, oneTime.toLowerCase(Locale.ROOT)))))
                .as("the password that the administrator knows")
                .containsExactly("/new");
        assertThat(pointers(person.put(OWN, choice(oneTime, typed)))).containsExactly("/new");
        assertThat(person.put(OWN, choice(typed, CHOSEN)).status()).isEqualTo(200);
        assertThat(signIn(login, CHOSEN.toUpperCase(Locale.ROOT)).status())
                .as("a chosen password counts only as it was chosen")
                .isEqualTo(401);
    }

    private static String fullWidth(String text) {
        return text.chars().mapToObj(c -> Character.toString(c - '!' + '！')).collect(Collectors.joining());
    }

    @Test
    @Tag("S2")
    void a_one_time_password_opens_for_seven_days() {
        var oneTime = add(draft("late.lin", "agent")).getString("oneTimePassword");
        server.clock().advance(Duration.ofDays(7).minusSeconds(1));
        var token = signIn("late.lin", oneTime).json().getString("token");
        server.clock().advance(Duration.ofSeconds(1));
        assertThat(signIn("late.lin", oneTime).status()).isEqualTo(401);
        assertThat(with(token).get("/api/v1/sessions/current").status()).isEqualTo(401);
    }

    @Test
    @Tag("S2")
    void a_person_who_forgot_their_password_gets_a_one_time_password_and_no_old_session_continues() {
        var oneTime = add(draft("forgot.lin", "agent")).getString("oneTimePassword");
        var before = welcomed("forgot.lin", oneTime);
        var given = admin().post(PEOPLE + "/" + idOf("forgot.lin") + "/one-time-password");
        assertThat(given.status()).isEqualTo(200);
        assertThat(before.get("/api/v1/sessions/current").status()).isEqualTo(401);
        assertThat(signIn("forgot.lin", CHOSEN).status()).isEqualTo(401);
        assertThat(signIn("forgot.lin", given.json().getString("oneTimePassword"))
                        .status())
                .isEqualTo(201);
    }

    @Test
    @Tag("S1")
    void a_disabled_person_is_out_at_once_and_an_enabled_one_signs_in_again() {
        var person = welcomed("gone.lin", add(draft("gone.lin", "agent")).getString("oneTimePassword"));
        assertThat(person.get("/api/v1/sessions/current").status()).isEqualTo(200);
        var disabled = admin().post(PEOPLE + "/" + idOf("gone.lin") + "/disabling");
        assertThat(disabled.json().getBoolean("enabled")).isFalse();
        assertThat(person.get("/api/v1/sessions/current").status()).isEqualTo(401);
        assertThat(signIn("gone.lin", CHOSEN).status()).isEqualTo(401);
        assertThat(logins("?enabled=false&search=gone")).containsExactly("gone.lin");
        assertThat(logins("?enabled=true&search=gone")).isEmpty();

        admin().post(PEOPLE + "/" + idOf("gone.lin") + "/disabling");
        assertThat(admin().post(PEOPLE + "/" + idOf("gone.lin") + "/enabling").status())
                .isEqualTo(200);
        assertThat(signIn("gone.lin", CHOSEN).status()).isEqualTo(201);
        assertThat(whatOf("gone.lin")).containsExactly("enabled", "disabled", "own-password", "added");
    }

    @Test
    @Tag("S1")
    void the_last_administrator_stays() {
        server.database().execute("UPDATE person SET enabled = false WHERE role = 'admin' AND login <> 'admin1'");
        var path = PEOPLE + "/" + idOf("admin1");
        assertThat(admin().post(path + "/disabling").problem()).isEqualTo("conflict");
        assertThat(admin().put(path, new JsonObject().put("name", "吴强").put("role", "agent"))
                        .problem())
                .isEqualTo("conflict");
        add(draft("second.admin", "admin"));
        var second = PEOPLE + "/" + idOf("second.admin");
        assertThat(admin().post(second + "/disabling").status()).isEqualTo(200);
    }

    @Test
    @Tag("S1")
    void of_two_administrators_who_close_each_other_one_stays(Vertx vertx) {
        var one = welcomed("one.admin", add(draft("one.admin", "admin")).getString("oneTimePassword"));
        var other = welcomed("other.admin", add(draft("other.admin", "admin")).getString("oneTimePassword"));
        server.database()
                .execute("UPDATE person SET enabled = false WHERE role = 'admin'"
                        + " AND login NOT IN ('one.admin', 'other.admin')");
        var statuses = Callers.atOnce(
                vertx,
                2,
                2,
                i -> i == 0
                        ? one.post(PEOPLE + "/" + idOf("other.admin") + "/disabling")
                                .status()
                        : other.post(PEOPLE + "/" + idOf("one.admin") + "/disabling")
                                .status());
        var left = server.database().value("SELECT count(*)::text FROM person WHERE role = 'admin' AND enabled");
        server.database().execute("UPDATE person SET enabled = true WHERE login = 'admin1'");
        assertThat(left).isEqualTo("1");
        // The later one finds their session over, or learns that they would close the last account.
        assertThat(statuses).contains(200).containsAnyOf(401, 409);
    }

    @Test
    void name_role_department_and_duty_change_and_the_register_says_by_whom() {
        var person = welcomed(
                "moved.lin",
                add(draft("moved.lin", "agent").put("department", "claims")).getString("oneTimePassword"));
        var path = PEOPLE + "/" + idOf("moved.lin");
        var other = new JsonObject().put("name", "冯琳琳").put("role", "agent").put("department", "finance");
        assertThat(admin().put(path, other).json().getString("department")).isEqualTo("finance");
        assertThat(person.get("/api/v1/sessions/current").json().getString("department"))
                .as("the session goes on, with the new department at once")
                .isEqualTo("finance");

        var taken = admin().put(path, other.copy().put("duty", "head"));
        assertThat(taken.status()).isEqualTo(409);
        assertThat(taken.json().getString("detail")).contains("finance has its head already: agent7");

        admin().put(path, other.copy().put("role", "supervisor"));
        assertThat(person.get("/api/v1/sessions/current").status())
                .as("a session of the former role")
                .isEqualTo(401);

        var changes = admin().get(path + "/changes?limit=2");
        assertThat(changes.json().getString("next")).isNotNull();
        var newest = changes.json().getJsonArray("items").getJsonObject(0);
        assertThat(newest.getString("by")).isEqualTo("admin1");
        assertThat(newest.getJsonObject("fields"))
                .isEqualTo(new JsonObject()
                        .put("role", new JsonObject().put("before", "agent").put("after", "supervisor")));
        assertThat(changes.json().getJsonArray("items").getJsonObject(1).getJsonObject("fields"))
                .isEqualTo(new JsonObject()
                        .put("name", new JsonObject().put("before", "冯琳").put("after", "冯琳琳"))
                        .put(
                                "department",
                                new JsonObject().put("before", "claims").put("after", "finance")));
    }

    @Test
    void a_change_that_changes_nothing_is_not_recorded() {
        add(draft("same.lin", "agent"));
        var path = PEOPLE + "/" + idOf("same.lin");
        admin().put(path, new JsonObject().put("name", "冯琳").put("role", "agent"));
        assertThat(whatOf("same.lin")).containsExactly("added");
    }

    @Test
    void people_are_found_by_login_name_role_department_and_duty_page_by_page() {
        assertThat(logins("?search=王")).contains("agent1");
        assertThat(logins("?search=AGENT2")).containsExactly("agent2");
        assertThat(logins("?search=%25")).as("no wildcard").isEmpty();
        assertThat(logins("?role=branch")).startsWith("branch1", "branch2", "branch3");
        assertThat(logins("?department=customer-service&duty=head")).containsExactly("agent8");
        var first = admin().get(PEOPLE + "?role=branch&limit=2").json();
        assertThat(logins("?role=branch&limit=2&after=" + first.getString("next")))
                .startsWith("branch3");
        assertThat(admin().get(PEOPLE + "?role=boss").status()).isEqualTo(422);
    }

    @Test
    @Tag("S1")
    void logins_are_the_same_in_any_case() {
        var oneTime = add(draft("Zhao.Min", "agent")).getString("oneTimePassword");
        var taken = admin().post(PEOPLE, draft("zhao.min", "agent"));
        assertThat(taken.status()).as(taken.body()).isEqualTo(409);
        assertThat(signIn("zhao.MIN", oneTime).json().getJsonObject("person").getString("login"))
                .isEqualTo("Zhao.Min");
        assertThat(pointers(admin().post(PEOPLE, draft("-", "agent")))).containsExactly("/login");
    }

    @Test
    @Tag("S1")
    void accounts_of_before_that_differ_by_case_alone_sign_in_each_as_it_is_written() {
        var oneTime = add(draft("two.lin", "agent")).getString("oneTimePassword");
        server.database()
                .execute("INSERT INTO person (login, name, role, password_hash, one_time_until, created_at)"
                        + " SELECT 'TWO.lin', name, role, password_hash, one_time_until, created_at FROM person"
                        + " WHERE login = 'two.lin'");
        for (String login : List.of("two.lin", "TWO.lin")) {
            assertThat(signIn(login, oneTime).json().getJsonObject("person").getString("login"))
                    .isEqualTo(login);
        }
        assertThat(signIn("Two.Lin", oneTime).status()).isEqualTo(401);
        assertThat(admin().post(PEOPLE, draft("Two.Lin", "agent")).status()).isEqualTo(409);
    }

    @Test
    void department_is_one_of_a_policy_in_force() {
        assertThat(pointers(admin().post(PEOPLE, draft("nowhere.lin", "agent").put("department", "nonexistent"))))
                .containsExactly("/department");
        add(draft("stays.lin", "agent").put("department", "claims"));
        var path = PEOPLE + "/" + idOf("stays.lin");
        var change = new JsonObject().put("name", "冯琳").put("role", "agent").put("department", "nonexistent");
        assertThat(pointers(admin().put(path, change))).containsExactly("/department");
        server.database().execute("UPDATE person SET department = 'nonexistent' WHERE login = 'stays.lin'");
        assertThat(admin().put(path, change.put("name", "冯琳琳")).status())
                .as("a department that a later policy has given up")
                .isEqualTo(200);
    }

    @Test
    void names_and_branches_are_folded_when_added_and_when_changed() {
        var added = add(draft("turned.lin", "branch").put("branch", "上海\u200b虹桥\n网点"));
        assertThat(added.getJsonObject("person").getString("branch")).isEqualTo("上海虹桥 网点");
        var path = PEOPLE + "/" + added.getJsonObject("person").getLong("id");
        var change =
                new JsonObject().put("name", "王\u202e芳").put("role", "branch").put("branch", "上海\u200b虹桥\n网点\u2066");
        var changed = admin().put(path, change).json();
        assertThat(changed.getString("name")).isEqualTo("王芳");
        assertThat(changed.getString("branch")).isEqualTo("上海虹桥 网点");
        assertThat(pointers(admin().put(path, change.copy().put("name", "。").put("branch", "…"))))
                .containsExactlyInAnyOrder("/name", "/branch");
        assertThat(logins("?search=" + URLEncoder.encode("ＴＵＲＮＥＤ．lin ", StandardCharsets.UTF_8)))
                .containsExactly("turned.lin");
        assertThat(admin().put(path, new JsonObject().put("name", "王芳").put("role", "agent"))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void head_requests_are_answered_without_a_body() {
        var get = admin().get(PEOPLE + "?search=agent1");
        var head = admin().send("HEAD", PEOPLE + "?search=agent1", "");
        assertThat(head.status()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
        assertThat(head.header("Content-Type")).isEqualTo(get.header("Content-Type"));
        assertThat(head.header("Content-Length"))
                .contains(Integer.toString(get.body().getBytes(StandardCharsets.UTF_8).length));
        assertThat(server.as("agent1").send("HEAD", PEOPLE, "").status()).isEqualTo(403);
        assertThat(server.anybody().send("HEAD", PEOPLE, "").status()).isEqualTo(401);
        assertThat(server.anybody().send("HEAD", "/api/v1/feed", "").header("Allow"))
                .contains("GET");
        assertThat(admin().send("DELETE", PEOPLE, "").header("Allow")).contains("GET, HEAD, POST");
    }

    @Test
    void wrong_fields_are_named() {
        var wrong = admin().post(
                        PEOPLE,
                        new JsonObject()
                                .put("login", "wrong.lin")
                                .put("name", " ")
                                .put("role", "branch")
                                .put("department", "claims")
                                .put("password", "x"));
        assertThat(pointers(wrong)).containsExactlyInAnyOrder("/name", "/branch", "/department", "/password");
        assertThat(pointers(admin().post(PEOPLE, draft("wrong lin", "agent")))).containsExactly("/login");
        assertThat(pointers(admin().post(PEOPLE, draft("wrong.lin", "agent").put("duty", "head"))))
                .containsExactly("/duty");
        assertThat(admin().post(PEOPLE, draft("agent1", "agent")).status()).isEqualTo(409);
    }

    @Test
    @Tag("S2")
    void every_person_chooses_their_password_by_the_rules() {
        for (String role : List.of("agent", "supervisor", "admin", "branch")) {
            var login = "own." + role;
            var draft = draft(login, role);
            if (role.equals("branch")) {
                draft.put("branch", "上海虹桥网点");
            }
            var one = welcomed(login, add(draft).getString("oneTimePassword"));
            var other = with(signIn(login, CHOSEN).json().getString("token"));
            assertThat(pointers(one.put(OWN, choice("wrong-password", "another-horse-battery"))))
                    .containsExactly("/current");
            assertThat(pointers(one.put(OWN, choice(CHOSEN, "1234567890")))).containsExactly("/new");
            assertThat(pointers(one.put(OWN, choice(CHOSEN, CHOSEN)))).containsExactly("/new");
            assertThat(pointers(one.put(OWN, choice(CHOSEN, "Correct-Horse-Battery"))))
                    .containsExactly("/new");
            var chosen = one.put(OWN, choice(CHOSEN, "another-horse-battery"));
            assertThat(chosen.status()).isEqualTo(200);
            assertThat(other.get("/api/v1/sessions/current").status())
                    .as("another session of " + login)
                    .isEqualTo(401);
            assertThat(with(chosen.json().getString("token"))
                            .get("/api/v1/sessions/current")
                            .status())
                    .isEqualTo(200);
        }
    }

    @Test
    void guessing_the_current_password_is_slowed_like_a_sign_in() {
        var person = welcomed("guess.lin", add(draft("guess.lin", "agent")).getString("oneTimePassword"));
        for (int i = 0; i < 10; i++) {
            assertThat(person.put(OWN, choice("wrong-password-" + i, "another-horse-battery"))
                            .status())
                    .isEqualTo(422);
        }
        var slowed = person.put(OWN, choice(CHOSEN, "another-horse-battery"));
        assertThat(slowed.status()).isEqualTo(429);
        assertThat(slowed.header("Retry-After")).isPresent();
    }

    private static List<String> logins(String query) {
        return admin().get(PEOPLE + query).json().getJsonArray("items").stream()
                .map(person -> ((JsonObject) person).getString("login"))
                .toList();
    }

    private static List<String> whatOf(String login) {
        return admin().get(PEOPLE + "/" + idOf(login) + "/changes").json().getJsonArray("items").stream()
                .map(change -> ((JsonObject) change).getString("what"))
                .toList();
    }

    private static List<String> pointers(Reply reply) {
        assertThat(reply.status()).as(reply.body()).isEqualTo(422);
        return reply.json().getJsonArray("errors").stream()
                .map(error -> ((JsonObject) error).getString("pointer"))
                .toList();
    }
}
