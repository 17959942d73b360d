import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Senders and readers of files: so many uploads at so many bytes a second each, or so many slow downloads of one file.
 *
 * <pre>java -cp target/hotline.jar load-tests/Uploads.java up ADDRESS SENDERS MEGABYTES KB_PER_SECOND
 * java -cp target/hotline.jar load-tests/Uploads.java down ADDRESS READERS MEGABYTES KB_PER_SECOND</pre>
 */
public final class Uploads {
    private static final int PIECE = 16 * 1024;
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private Uploads() {}

    public static void main(String[] arguments) throws Exception {
        var address = URI.create(arguments[1]);
        int many = Integer.parseInt(arguments[2]);
        int bytes = Integer.parseInt(arguments[3]) * 1_048_576;
        int speed = Integer.parseInt(arguments[4]) * 1024;
        if (arguments[0].equals("up")) {
            up(address, many, bytes, speed);
        } else {
            down(address, many, bytes, speed);
        }
    }

    private static void up(URI address, int many, int bytes, int speed) throws Exception {
        var file = file(bytes);
        var whole = new AtomicInteger();
        var resumed = new AtomicInteger();
        var began = System.nanoTime();
        all(many, sender -> {
            // Each from a network of its own, as the server counts them.
            var id = begin(address, sender, bytes);
            for (int tries = 0; tries < 100; tries++) {
                long at = offset(address, id);
                if (at == bytes) {
                    whole.incrementAndGet();
                    return;
                }
                if (tries > 0) {
                    resumed.incrementAndGet();
                }
                send(address, id, file, (int) at, speed);
            }
        });
        System.out.printf(
                Locale.ROOT,
                "%d of %d uploads whole within %.1f s, %d resumed%n",
                whole.get(),
                many,
                (System.nanoTime() - began) / 1e9,
                resumed.get());
    }

    private interface One {
        void run(int number) throws Exception;
    }

    private static void all(int many, One one) throws InterruptedException {
        var done = new CountDownLatch(many);
        var threads = Executors.newFixedThreadPool(many);
        for (int i = 0; i < many; i++) {
            int number = i;
            threads.execute(() -> {
                try {
                    one.run(number);
                } catch (Exception failed) {
                    System.err.println(number + ": " + failed);
                } finally {
                    done.countDown();
                }
            });
        }
        done.await();
        threads.shutdownNow();
    }

    private static byte[] file(int bytes) {
        var file = new byte[bytes];
        new Random(1).nextBytes(file);
        // Of a kind that is taken.
        var head = "%PDF-1.7\n".getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(head, 0, file, 0, head.length);
        return file;
    }

    private static String begin(URI address, int sender, int bytes) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(address.resolve("/api/v1/uploads"))
                .header("Tus-Resumable", "1.0.0")
                .header("X-Forwarded-For", "10." + sender / 200 + "." + sender % 200 + ".1")
                .header("Upload-Length", Integer.toString(bytes))
                .POST(HttpRequest.BodyPublishers.noBody())
                .build();
        var answer = HTTP.send(request, BodyHandlers.ofString());
        return new JsonObject(answer.body()).getString("id");
    }

    private static long offset(URI address, String id) throws InterruptedException {
        while (true) {
            try {
                var answer = HTTP.send(
                        HttpRequest.newBuilder(address.resolve("/api/v1/uploads/" + id)).build(),
                        BodyHandlers.ofString());
                if (answer.statusCode() == 200) {
                    return Long.parseLong(answer.headers().firstValue("Upload-Offset").orElseThrow());
                }
            } catch (IOException away) {
                // Asked again below.
            }
            Thread.sleep(500);
        }
    }

    /** Until all is sent, or the connection breaks. */
    private static void send(URI address, String id, byte[] file, int at, int speed) throws InterruptedException {
        try (var socket = new Socket(address.getHost(), address.getPort())) {
            var out = socket.getOutputStream();
            out.write(("PATCH /api/v1/uploads/" + id + " HTTP/1.1\r\nHost: localhost\r\nTus-Resumable: 1.0.0\r\nUpload-Offset: " + at
                            + "\r\nContent-Type: application/offset+octet-stream\r\nContent-Length: " + (file.length - at)
                            + "\r\nConnection: close\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            paced(out, file, at, speed);
            socket.setSoTimeout(60_000);
            socket.getInputStream().readAllBytes();
        } catch (IOException broken) {
            Thread.sleep(200);
        }
    }

    private static void paced(OutputStream out, byte[] file, int at, int speed) throws IOException, InterruptedException {
        long began = System.nanoTime();
        for (int from = at; from < file.length; from += PIECE) {
            out.write(file, from, Math.min(PIECE, file.length - from));
            out.flush();
            long due = began + (long) ((from + PIECE - at) * 1e9 / speed);
            long wait = (due - System.nanoTime()) / 1_000_000;
            if (wait > 0) {
                Thread.sleep(wait);
            }
        }
    }

    private static void down(URI address, int many, int bytes, int speed) throws Exception {
        var file = file(bytes);
        var id = begin(address, 0, bytes);
        send(address, id, file, 0, Integer.MAX_VALUE);
        var filed = HTTP.send(
                HttpRequest.newBuilder(address.resolve("/api/v1/complaints"))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(new JsonObject()
                                .put("channel", "website")
                                .put("complainant", "李娜")
                                .put("phone", "13812345678")
                                .put("description", "少了一件")
                                .put("attachments", new JsonArray().add(id))
                                .encode()))
                        .build(),
                BodyHandlers.ofString());
        var code = new JsonObject(filed.body()).getString("trackingCode");
        var path = "/api/v1/tracking/attachments/" + id;
        while (HTTP.send(
                                HttpRequest.newBuilder(address.resolve(path))
                                        .header("Tracking-Code", code)
                                        .header("Range", "bytes=0-0")
                                        .build(),
                                BodyHandlers.ofByteArray())
                        .statusCode()
                == 409) {
            Thread.sleep(200);
        }
        var same = new AtomicInteger();
        var read = new AtomicLong();
        var began = System.nanoTime();
        all(many, reader -> {
            try (var socket = new Socket()) {
                socket.setReceiveBufferSize(16 * 1024);
                socket.connect(new InetSocketAddress(address.getHost(), address.getPort()));
                socket.getOutputStream()
                        .write(("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nTracking-Code: " + code
                                        + "\r\nConnection: close\r\n\r\n")
                                .getBytes(StandardCharsets.US_ASCII));
                if (isSame(socket, file, speed, read)) {
                    same.incrementAndGet();
                }
            }
        });
        System.out.printf(
                Locale.ROOT,
                "%d of %d downloads of %d MB are the file, %.1f s, %.1f MB/s in all%n",
                same.get(),
                many,
                bytes / 1_048_576,
                (System.nanoTime() - began) / 1e9,
                read.get() / 1_048_576.0 / ((System.nanoTime() - began) / 1e9));
    }

    private static boolean isSame(Socket socket, byte[] file, int speed, AtomicLong read) throws Exception {
        var in = socket.getInputStream();
        var all = new ArrayList<byte[]>();
        var buffer = new byte[8 * 1024];
        long began = System.nanoTime();
        long total = 0;
        for (int some = in.read(buffer); some >= 0; some = in.read(buffer)) {
            all.add(Arrays.copyOf(buffer, some));
            total += some;
            read.addAndGet(some);
            long wait = (began + (long) (total * 1e9 / speed) - System.nanoTime()) / 1_000_000;
            if (wait > 0) {
                Thread.sleep(wait);
            }
        }
        var bytes = new byte[(int) total];
        int at = 0;
        for (byte[] part : all) {
            System.arraycopy(part, 0, bytes, at, part.length);
            at += part.length;
        }
        return total > file.length
                && Arrays.equals(bytes, (int) total - file.length, (int) total, file, 0, file.length);
    }
}
