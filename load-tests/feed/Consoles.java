import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Consoles that follow the live feed while complaints are filed: how late each hears of each change, how long filing and
 * a ping take meanwhile. Some of them never read. Settings by system property, see {@code feed.sh}.
 */
public final class Consoles {
    static final int PORT = Integer.getInteger("port");
    static final int STREAMS = Integer.getInteger("streams");
    static final int STUCK = Integer.getInteger("stuck", 0);
    static final int PER_SECOND = Integer.getInteger("rate");
    static final int WARM_UP = Integer.getInteger("warmup", 20);
    static final int SECONDS = Integer.getInteger("seconds", 60);
    static final int OPENED_PER_SECOND = Integer.getInteger("opened", 500);
    /** Source addresses, so that no one of them runs out of ports. */
    static final int ADDRESSES = 16;

    static final Tally LAG = new Tally();
    static final Tally FILING = new Tally();
    static final Tally PING = new Tally();
    static final AtomicInteger REFUSED = new AtomicInteger();
    static final AtomicInteger ENDED = new AtomicInteger();
    static final AtomicInteger RESYNCS = new AtomicInteger();
    static final AtomicInteger OPEN = new AtomicInteger();
    static final AtomicInteger NOT_FILED = new AtomicInteger();
    static final AtomicReference<String> REASON = new AtomicReference<>("");
    static volatile boolean measuring;

    public static void main(String[] arguments) throws Exception {
        var people = Files.readAllLines(Path.of(arguments[0]));
        var tokens = new Tokens(Path.of(arguments[1]), arguments[2]);
        var streams = new ArrayList<Stream>();
        var selector = Selector.open();
        var reader = new Thread(() -> read(selector), "reader");
        reader.setDaemon(true);
        reader.start();
        warmUp(people, tokens);
        long began = System.nanoTime();
        for (int i = 0; i < STREAMS; i++) {
            boolean isStuck = i % (STREAMS / Math.max(STUCK, 1)) == 0 && i / (STREAMS / Math.max(STUCK, 1)) < STUCK;
            streams.add(open(selector, tokens.of(people.get(i % people.size())), i, isStuck));
            long ahead = (long) ((i + 1) * 1e9 / OPENED_PER_SECOND) - (System.nanoTime() - began);
            if (ahead > 0) {
                TimeUnit.NANOSECONDS.sleep(ahead);
            }
        }
        System.out.printf("%-34s %d, %d of them never read, within %.1f s%n", "streams opened", STREAMS, STUCK, (System.nanoTime() - began) / 1e9);
        for (int i = 0; i < 4; i++) {
            startPinging();
        }
        file(tokens.of(people.get(0)));
        var heap = new Peak();
        heap.watch();
        TimeUnit.SECONDS.sleep(WARM_UP);
        System.out.printf("%-34s %d, refused %d, ended %d%n", "reading when measuring began", OPEN.get(), REFUSED.get(), ENDED.get());
        if (REFUSED.get() > 0) {
            System.out.println("the first that was refused: " + REASON);
        }
        measuring = true;
        TimeUnit.SECONDS.sleep(SECONDS);
        measuring = false;
        TimeUnit.SECONDS.sleep(3);
        System.out.printf("%-34s %d, ended %d, told to load anew %d%n", "reading at the end", OPEN.get(), ENDED.get(), RESYNCS.get());
        if (STUCK > 0) {
            System.out.printf("%-34s %d of %d%n", "cut off, of those that never read", streams.stream().filter(Stream::isCutOff).count(), STUCK);
        }
        System.out.printf("%-34s %10s %8s %8s %8s%n", "milliseconds", "count", "p50", "p99", "longest");
        if (NOT_FILED.get() > 0) {
            System.out.println("not filed: " + NOT_FILED + "; the first that was refused: " + REASON);
        }
        LAG.print("change to console");
        FILING.print("filing a complaint");
        PING.print("a ping meanwhile");
        System.out.printf("%-34s heap %.0f MB, outside the heap %.0f MB%n", "most memory used", heap.heap / 1e6, heap.direct / 1e6);
        System.exit(0);
    }

    /** One after the other, so that the server has its database connections before all come at once. */
    static void warmUp(List<String> people, Tokens tokens) throws Exception {
        var http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        for (int i = 0; i < 400; i++) {
            var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + PORT + "/api/v1/complaints?view=queue"))
                    .header("Authorization", "Bearer " + tokens.of(people.get(i % people.size())))
                    .build();
            http.sendAsync(request, BodyHandlers.discarding());
            TimeUnit.MILLISECONDS.sleep(10);
        }
    }

    static Stream open(Selector selector, String token, int number, boolean isStuck) throws IOException {
        var channel = SocketChannel.open();
        channel.bind(new InetSocketAddress("127.0.0." + (2 + number % ADDRESSES), 0));
        channel.connect(new InetSocketAddress("127.0.0.1", PORT));
        channel.write(ByteBuffer.wrap(("GET /api/v1/feed HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + token + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII)));
        channel.configureBlocking(false);
        var stream = new Stream(channel);
        if (!isStuck) {
            OPEN.incrementAndGet();
            channel.register(selector, SelectionKey.OP_READ, stream);
            selector.wakeup();
        }
        return stream;
    }

    static void read(Selector selector) {
        var buffer = ByteBuffer.allocateDirect(64 * 1024);
        while (true) {
            try {
                selector.select(key -> {
                    var stream = (Stream) key.attachment();
                    try {
                        if (!stream.read(buffer)) {
                            throw new IOException("ended");
                        }
                    } catch (IOException ended) {
                        key.cancel();
                        OPEN.decrementAndGet();
                        ENDED.incrementAndGet();
                    }
                }, 20);
            } catch (IOException failed) {
                throw new IllegalStateException(failed);
            }
        }
    }

    /** One connection; looks in what comes for the time of each change. */
    static final class Stream {
        private static final byte[] AT = "\"at\":\"".getBytes(StandardCharsets.US_ASCII);
        /** What the ladder does in between bears the moment it was due. */
        private static final byte[] FILED = "\"event\":\"received\"".getBytes(StandardCharsets.US_ASCII);
        private static final byte[] RESYNC = "event: resync".getBytes(StandardCharsets.US_ASCII);
        private final SocketChannel channel;
        private final byte[] time = new byte[40];
        private int inAt;
        private int inResync;
        private int length = -1;
        private int inFiled;
        private boolean isFiled;
        private boolean begun;

        Stream(SocketChannel channel) {
            this.channel = channel;
        }

        boolean read(ByteBuffer buffer) throws IOException {
            int read;
            while ((read = channel.read(buffer.clear())) > 0) {
                buffer.flip();
                if (!begun) {
                    begun = true;
                    if (buffer.remaining() > 12 && buffer.get(9) != '2') {
                        REFUSED.incrementAndGet();
                        REASON.compareAndSet("", StandardCharsets.UTF_8.decode(buffer.duplicate()).toString());
                    }
                }
                while (buffer.hasRemaining()) {
                    take(buffer.get());
                }
                if (read < buffer.capacity()) {
                    return true;
                }
            }
            return read == 0;
        }

        private void take(byte next) {
            if (length >= 0) {
                if (next == '"') {
                    if (measuring && isFiled) {
                        var at = OffsetDateTime.parse(new String(time, 0, length, StandardCharsets.US_ASCII)).toInstant();
                        LAG.add(Instant.now().toEpochMilli() - at.toEpochMilli());
                    }
                    length = -1;
                    isFiled = false;
                } else {
                    time[length++] = next;
                }
                return;
            }
            inAt = next == AT[inAt] ? inAt + 1 : next == AT[0] ? 1 : 0;
            if (inAt == AT.length) {
                inAt = 0;
                length = 0;
            }
            inFiled = next == FILED[inFiled] ? inFiled + 1 : next == FILED[0] ? 1 : 0;
            if (inFiled == FILED.length) {
                inFiled = 0;
                isFiled = true;
            }
            inResync = next == RESYNC[inResync] ? inResync + 1 : next == RESYNC[0] ? 1 : 0;
            if (inResync == RESYNC.length) {
                inResync = 0;
                RESYNCS.incrementAndGet();
            }
        }

        boolean isCutOff() {
            var buffer = ByteBuffer.allocate(64 * 1024);
            try {
                int read;
                while ((read = channel.read(buffer.clear())) > 0) {
                    // what lay in the socket
                }
                return read < 0;
            } catch (IOException reset) {
                return true;
            }
        }
    }

    /** At a steady rate, whether or not the server keeps up. */
    static void file(String token) {
        var http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        var number = new AtomicInteger();
        Executors.newSingleThreadScheduledExecutor(Consoles::daemon).scheduleAtFixedRate(() -> {
            var body = "{\"channel\":\"hotline\",\"complainant\":\"李娜\",\"phone\":\"138%08d\",\"branch\":\"上海虹桥网点\",\"description\":\"五件货只到四件，少了一件，里面是衣服，价值约八百元。\",\"language\":\"zh\"}".formatted(number.incrementAndGet());
            var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + PORT + "/api/v1/complaints"))
                    .header("Content-Type", "application/json")
                    .header("Authorization", "Bearer " + token)
                    .header("Idempotency-Key", UUID.randomUUID().toString())
                    .POST(HttpRequest.BodyPublishers.ofString(body))
                    .build();
            long began = System.nanoTime();
            boolean counts = measuring;
            http.sendAsync(request, BodyHandlers.ofString()).whenComplete((answer, failed) -> {
                if (failed != null || answer.statusCode() != 201) {
                    NOT_FILED.incrementAndGet();
                    REASON.compareAndSet("", failed != null ? failed.toString() : answer.statusCode() + " " + answer.body());
                } else if (counts) {
                    FILING.add((System.nanoTime() - began) / 1_000_000);
                }
            });
        }, 0, 1_000_000 / PER_SECOND, TimeUnit.MICROSECONDS);
    }

    static void startPinging() {
        daemon(() -> {
            var request = "GET /health/live HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
            var answer = new byte[4096];
            try (var socket = new Socket("127.0.0.1", PORT)) {
                socket.setTcpNoDelay(true);
                while (true) {
                    boolean counts = measuring;
                    long began = System.nanoTime();
                    socket.getOutputStream().write(request);
                    if (socket.getInputStream().read(answer) < 0) {
                        throw new IOException("ping ended");
                    }
                    if (counts) {
                        PING.add((System.nanoTime() - began) / 1_000_000);
                    }
                    Thread.sleep(50);
                }
            } catch (IOException | InterruptedException failed) {
                System.out.println("ping: " + failed);
            }
        }).start();
    }

    static Thread daemon(Runnable work) {
        var thread = new Thread(work);
        thread.setDaemon(true);
        return thread;
    }

    /** What the server says it uses, looked at each second. */
    static final class Peak {
        private volatile double heap;
        private volatile double direct;

        void watch() {
            var http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
            var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + PORT + "/metrics")).build();
            Executors.newSingleThreadScheduledExecutor(Consoles::daemon).scheduleAtFixedRate(() -> {
                try {
                    var lines = http.send(request, BodyHandlers.ofString()).body().lines().toList();
                    heap = Math.max(heap, sum(lines, "jvm_memory_used_bytes{area=\"heap\""));
                    direct = Math.max(direct, sum(lines, "jvm_buffer_memory_used_bytes{id=\"direct\""));
                } catch (IOException | InterruptedException | RuntimeException late) {
                    System.out.println("metrics: " + late);
                }
            }, 0, 1, TimeUnit.SECONDS);
        }

        private static double sum(List<String> lines, String name) {
            return lines.stream().filter(line -> line.startsWith(name))
                    .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                    .sum();
        }
    }

    /** Milliseconds, counted one by one up to a minute. */
    static final class Tally {
        private final int[] counts = new int[60_001];

        synchronized void add(long millis) {
            counts[(int) Math.max(0, Math.min(60_000, millis))]++;
        }

        synchronized void print(String what) {
            long all = Arrays.stream(counts).asLongStream().sum();
            System.out.printf("%-34s %10d %8d %8d %8d%n", "  " + what, all, at(all, 0.5), at(all, 0.99), at(all, 1));
        }

        private int at(long all, double share) {
            long seen = 0;
            int last = 0;
            for (int millis = 0; millis < counts.length && seen < all * share; millis++) {
                seen += counts[millis];
                last = millis;
            }
            return last;
        }
    }

    /** Signs as the server does: to sign in ten thousand people would take it an hour of hashing. */
    static final class Tokens {
        private final PrivateKey key;
        private final String head;

        Tokens(Path pem, String id) throws IOException, GeneralSecurityException {
            var text = Files.readString(pem).replaceAll("-----[A-Z ]+-----|\\s", "");
            key = KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(text)));
            head = base64("{\"typ\":\"JWT\",\"alg\":\"ES256\",\"kid\":\"%s\"}".formatted(id).getBytes(StandardCharsets.UTF_8));
        }

        String of(String person) throws GeneralSecurityException {
            long now = Instant.now().getEpochSecond();
            var claims = "{\"sub\":\"%s\",\"role\":\"agent\",\"epoch\":1,\"iat\":%d,\"exp\":%d}".formatted(person, now, now + 12 * 3600);
            var signed = head + "." + base64(claims.getBytes(StandardCharsets.UTF_8));
            var signature = Signature.getInstance("SHA256withECDSAinP1363Format");
            signature.initSign(key);
            signature.update(signed.getBytes(StandardCharsets.US_ASCII));
            return signed + "." + base64(signature.sign());
        }

        private static String base64(byte[] bytes) {
            return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        }
    }
}
