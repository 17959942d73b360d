package hotline.telephony.simulation;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** Sends messages to a connector as an exchange does: each when it is due, without waiting for the answer to the one before. Blocks. */
final class Player {
    private static final int MOST_UNDER_WAY = 16;
    private static final Duration LONGEST = Duration.ofSeconds(10);
    private static final String NOT_ANSWERED = "no answer";

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(LONGEST)
            .build();
    private final Semaphore free = new Semaphore(MOST_UNDER_WAY);
    private final Map<String, Integer> answers = new TreeMap<>();
    private final URI address;
    private final BiFunction<HttpRequest.Builder, String, HttpRequest.Builder> signature;

    /** @param signature what else an exchange puts into the head of its requests */
    Player(URI address, BiFunction<HttpRequest.Builder, String, HttpRequest.Builder> signature) {
        this.address = address;
        this.signature = signature;
    }

    /**
     * @param speed how many seconds of the day pass in one; 0: as fast as they are taken
     * @return how often each status was answered
     */
    Map<String, Integer> play(List<WireMessage> messages, double speed) throws InterruptedException {
        long begun = System.nanoTime();
        for (WireMessage message : messages) {
            if (speed > 0) {
                var due = Duration.between(messages.get(0).at(), message.at());
                long left = begun + Math.round(due.toNanos() / speed) - System.nanoTime();
                TimeUnit.NANOSECONDS.sleep(left);
            }
            send(message);
        }
        free.acquire(MOST_UNDER_WAY);
        return answers;
    }

    private void send(WireMessage message) throws InterruptedException {
        var request = signature.apply(
                HttpRequest.newBuilder(address)
                        .timeout(LONGEST)
                        .header("Content-Type", message.contentType())
                        .POST(BodyPublishers.ofString(message.body())),
                message.body());
        free.acquire();
        client.sendAsync(request.build(), BodyHandlers.discarding())
                .whenComplete(this::answered)
                .exceptionally(counted -> null);
    }

    private void answered(@Nullable HttpResponse<Void> answer, @Nullable Throwable failure) {
        synchronized (answers) {
            answers.merge(answer == null ? NOT_ANSWERED : Integer.toString(answer.statusCode()), 1, Integer::sum);
        }
        free.release();
    }
}
