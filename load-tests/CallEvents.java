import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Sends events of calls at a fixed rate, no matter what the answers take: three of each call, shuffled within a second, one in twenty twice. Says how long
 * answers took from the moment at which the request was due, and how many were no success (by status; 0: no answer). Meanwhile an agent answers one call after
 * the other: how long it took from the exchange's message until the agent's stream said so, upon which the page shows the caller.
 *
 * <pre>java load-tests/CallEvents.java http://localhost:8080 events-a-second seconds login extension</pre>
 */
public final class CallEvents {
    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private static final Pattern ADDRESS = Pattern.compile("\"address\":\"([^\"]+)\"");
    private static final Pattern TOKEN = Pattern.compile("\"token\":\"([^\"]+)\"");
    private static final int EVENTS = 3;

    private CallEvents() {}

    public static void main(String[] arguments) throws Exception {
        var server = arguments[0];
        int rate = Integer.parseInt(arguments[1]);
        int seconds = Integer.parseInt(arguments[2]);
        var run = Long.toString(System.currentTimeMillis(), 36);
        var address = server + connector(server, "load-" + run);
        send(server, address, run + "w", events(run + "w", rate, 3), rate, false);
        var stop = new AtomicBoolean();
        var pops = new ArrayList<Long>();
        var agent = new Thread(() -> pops(server, address, run, arguments[3], arguments[4], stop, pops), "agent");
        agent.start();
        send(server, address, run, events(run, rate, seconds), rate, true);
        stop.set(true);
        agent.join();
        long[] took = pops.stream().mapToLong(Long::longValue).sorted().toArray();
        System.out.printf(
                "%d calls of an agent; to the agent's stream p50 %.1f ms, p99 %.1f ms, longest %.1f ms%n",
                took.length, at(took, 0.5), at(took, 0.99), took[took.length - 1] / 1e6);
    }

    /** Answers at one telephone, each told by the agent's stream before the next one; a message that is not told of within ten seconds is an error. */
    private static void pops(
            String server, String address, String run, String login, String extension, AtomicBoolean stop, List<Long> took) {
        try {
            var token = found(
                    TOKEN,
                    post(server + "/api/v1/sessions", "{\"login\":\"" + login + "\",\"password\":\"try-the-hotline\"}", ""));
            var told = new LinkedBlockingQueue<Long>();
            var stream = HttpRequest.newBuilder(URI.create(server + "/api/v1/feed"))
                    .header("Authorization", "Bearer " + token)
                    .header("Accept", "text/event-stream")
                    .build();
            var lines = HTTP.send(stream, BodyHandlers.ofLines()).body();
            var reader = new Thread(() -> read(lines, told), "stream");
            reader.setDaemon(true);
            reader.start();
            for (int i = 0; !stop.get() || i < 3; i++) {
                var id = run + "p-" + i;
                told.clear();
                long sent = System.nanoTime();
                form(address, "event=answer&direction=in&from=8613900000001&answeringNumber=" + extension + "&callId=" + id);
                took.add(next(told) - sent);
                form(address, "event=hangup&direction=in&cause=normalClearing&callId=" + id);
                next(told);
                LockSupport.parkNanos(300_000_000L);
            }
        } catch (IOException | InterruptedException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static long next(BlockingQueue<Long> told) throws InterruptedException {
        var at = told.poll(10, TimeUnit.SECONDS);
        if (at == null) {
            throw new IllegalStateException("the agent's stream says nothing of a call");
        }
        return at;
    }

    private static void read(Stream<String> lines, BlockingQueue<Long> told) {
        var event = new StringBuilder();
        lines.forEach(line -> {
            if (line.startsWith("event: ")) {
                event.setLength(0);
                event.append(line.substring(7));
            } else if (line.startsWith("data: ") && event.toString().equals("calls") && line.contains("\"own\":true")) {
                told.add(System.nanoTime());
            }
        });
    }

    private static void form(String address, String form) throws IOException, InterruptedException {
        HTTP.send(
                HttpRequest.newBuilder(URI.create(address))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(form))
                        .build(),
                BodyHandlers.discarding());
    }

    private static String connector(String server, String code) throws IOException, InterruptedException {
        var session = post(server + "/api/v1/sessions", "{\"login\":\"admin1\",\"password\":\"try-the-hotline\"}", "");
        var made = post(
                server + "/api/v1/connectors",
                "{\"code\":\"" + code + "\",\"name\":\"load\",\"format\":\"zammad\"}",
                found(TOKEN, session));
        return found(ADDRESS, made);
    }

    private static String found(Pattern pattern, String text) {
        var found = pattern.matcher(text);
        if (!found.find()) {
            throw new IllegalStateException("unexpected answer: " + text);
        }
        return found.group(1);
    }

    private static String post(String uri, String body, String token) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(uri))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body));
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        return HTTP.send(request.build(), BodyHandlers.ofString()).body();
    }

    private static List<String> events(String run, int rate, int seconds) {
        var chance = new Random(14);
        var all = new ArrayList<String>();
        for (int second = 0; second < seconds; second++) {
            var part = new ArrayList<String>();
            for (int i = 0; part.size() < rate * 20 / 21; i++) {
                var id = run + "-" + second + "-" + i;
                part.add("event=newCall&direction=in&from=86138%08d&to=4008201234&callId=%s"
                        .formatted(chance.nextInt(100_000_000), id));
                part.add("event=answer&direction=in&answeringNumber=8001&callId=" + id);
                part.add("event=hangup&direction=in&cause=normalClearing&callId=" + id);
            }
            part.addAll(List.copyOf(part.subList(0, part.size() / 20)));
            Collections.shuffle(part, chance);
            all.addAll(part);
        }
        return all;
    }

    private static void send(String server, String address, String run, List<String> events, int rate, boolean isCounted)
            throws Exception {
        var took = new long[events.size()];
        var failed = new AtomicInteger();
        var answers = new ConcurrentHashMap<Integer, AtomicInteger>();
        var done = new CountDownLatch(events.size());
        long begun = System.nanoTime();
        for (int i = 0; i < events.size(); i++) {
            long due = begun + i * 1_000_000_000L / rate;
            while (System.nanoTime() < due) {
                LockSupport.parkNanos(due - System.nanoTime());
            }
            int number = i;
            var request = HttpRequest.newBuilder(URI.create(address))
                    .timeout(Duration.ofSeconds(20))
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(BodyPublishers.ofString(events.get(i)))
                    .build();
            HTTP.sendAsync(request, BodyHandlers.discarding()).whenComplete((answer, failure) -> {
                took[number] = System.nanoTime() - due;
                int status = failure == null ? answer.statusCode() : 0;
                if (status != 200) {
                    failed.incrementAndGet();
                    answers.computeIfAbsent(status, first -> new AtomicInteger()).incrementAndGet();
                }
                done.countDown();
            });
        }
        done.await();
        double seconds = (System.nanoTime() - begun) / 1e9;
        if (isCounted) {
            Arrays.sort(took);
            long calls = events.stream().distinct().count() / EVENTS;
            System.out.printf(
                    "%d events of %d calls in %.1f s (%.0f/s), %d failed %s; to the answer p50 %.1f ms, p99 %.1f ms, p99.9 %.1f ms, longest %.1f ms%n",
                    events.size(), calls, seconds, events.size() / seconds, failed.get(), answers, at(took, 0.5), at(took, 0.99),
                    at(took, 0.999), took[took.length - 1] / 1e6);
            System.out.println("calls " + run + " " + calls);
        }
    }

    private static double at(long[] sorted, double share) {
        return sorted[(int) Math.min(sorted.length - 1L, Math.round(sorted.length * share))] / 1e6;
    }
}
