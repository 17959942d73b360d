package hotline.scenario.killed;

import static org.assertj.core.api.Assertions.assertThat;

import com.password4j.Argon2Function;
import com.password4j.Password;
import com.password4j.types.Argon2;
import hotline.scenario.ServerProcess;
import hotline.support.TestDatabase;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Two servers on one database, people who work at them without pause, and kills at any moment. */
final class TwoServers implements AutoCloseable {
    private static final Duration THOUGHT = Duration.ofMillis(40);
    private static final String SECRET = "try-the-hotline";

    private final TestDatabase stored = TestDatabase.fresh();
    private final HttpClient http = HttpClient.newHttpClient();
    private final ExecutorService people = Executors.newCachedThreadPool();
    private final List<ServerProcess> nodes;
    private volatile boolean isOver;
    private int kills;

    /** The first one alone puts the policy in force. */
    TwoServers(Path policy) {
        nodes = List.of(ServerProcess.on(stored.settings(), policy), ServerProcess.on(stored.settings(), policy));
        for (var node : nodes) {
            node.start();
            node.awaitListening();
        }
    }

    @Override
    public void close() throws InterruptedException {
        isOver = true;
        people.shutdown();
        people.awaitTermination(20, TimeUnit.SECONDS);
        nodes.forEach(ServerProcess::kill);
        stored.close();
    }

    TestDatabase stored() {
        return stored;
    }

    ServerProcess node(int nth) {
        return nodes.get(nth);
    }

    boolean isOver() {
        return isOver;
    }

    /** With logins from "login1" on; agents are in the department of customer service. */
    void people(String login, String role, int count) {
        var hash = Password.hash(SECRET)
                .addRandomSalt()
                .with(Argon2Function.getInstance(1024, 1, 1, 32, Argon2.ID))
                .getResult();
        stored.execute("""
                INSERT INTO person (login, name, role, department, password_hash, created_at)
                SELECT '%1$s' || n, '王芳', '%2$s', CASE '%2$s' WHEN 'agent' THEN 'customer-service' END, '%3$s', now()
                FROM generate_series(1, %4$d) n
                """.formatted(login, role, hash, count));
    }

    interface Act {
        void once() throws IOException, InterruptedException;
    }

    /** By its own thread until all is over; a request that a killed server did not answer is forgotten. */
    void again(Act act) {
        people.execute(() -> {
            while (!isOver) {
                try {
                    act.once();
                    LockSupport.parkNanos(THOUGHT.toNanos());
                } catch (IOException killed) {
                    LockSupport.parkNanos(THOUGHT.toNanos());
                } catch (InterruptedException stopped) {
                    Thread.currentThread().interrupt();
                    return;
                }
            }
        });
    }

    void inTheBackground(Runnable work) {
        people.execute(work);
    }

    /** No more is done afterwards. */
    void stopPeople() throws InterruptedException {
        isOver = true;
        people.shutdown();
        assertThat(people.awaitTermination(20, TimeUnit.SECONDS)).isTrue();
    }

    /** One after the other, each after a time that is drawn. */
    void kill(int times, Duration mostPeace, Random chance) {
        for (int kill = 0; kill < times; kill++) {
            killNext(mostPeace, chance);
        }
    }

    /** Another one than the last time. */
    void killNext(Duration mostPeace, Random chance) {
        var victim = nodes.get(kills++ % nodes.size());
        LockSupport.parkNanos(chance.nextLong(mostPeace.toNanos()));
        victim.kill();
        victim.start();
        victim.awaitListening();
    }

    String signIn(String login) throws IOException, InterruptedException {
        var reply = send(request("/api/v1/sessions")
                .POST(json(new JsonObject().put("login", login).put("password", SECRET))));
        assertThat(reply.statusCode()).as(reply.body()).isBetween(200, 201);
        return reply.headers().firstValue("Set-Cookie").orElseThrow().split(";", -1)[0];
    }

    /** At any node, as a balancer does that has not yet noticed which one is dead. */
    HttpRequest.Builder request(String path) {
        return request(nodes.get(ThreadLocalRandom.current().nextInt(nodes.size())), path);
    }

    HttpRequest.Builder request(String cookie, String path) {
        return request(path).header("Cookie", cookie);
    }

    static HttpRequest.Builder request(ServerProcess node, String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + node.port() + path))
                .timeout(Duration.ofSeconds(10))
                .header("Content-Type", "application/json");
    }

    static HttpRequest.BodyPublisher json(JsonObject body) {
        return BodyPublishers.ofString(body.encode());
    }

    HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(request.build(), BodyHandlers.ofString());
    }
}
