package hotline.http;

import static hotline.support.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import hotline.support.OwnCertificates;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** nginx or HAProxy on a free port, configured as {@code docs/production.md} says. */
final class ReverseProxy implements AutoCloseable {
    private static final Path GUIDE = Path.of("docs/production.md");

    private final Process process;
    private final Path log;
    private final int port;

    private ReverseProxy(Process process, Path log, int port) {
        this.process = process;
        this.log = log;
        this.port = port;
    }

    /** Searches the folders that Debian uses, since not every user's PATH has them. */
    static Optional<Path> program(String name) {
        return Stream.of("/usr/sbin", "/usr/bin", "/usr/local/sbin", "/usr/local/bin")
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** @param rewritesHost whether the proxy replaces the requested host with its own */
    static ReverseProxy nginx(Path folder, List<Integer> nodes, boolean rewritesHost) throws Exception {
        int port = freePort();
        OwnCertificates.write(folder, "localhost", "EC");
        var site = shown("nginx")
                .replace("listen 443", "listen 127.0.0.1:" + port)
                .replace(
                        "/etc/hotline/fullchain.pem",
                        folder.resolve("localhost-cert.pem").toString())
                .replace(
                        "/etc/hotline/key.pem",
                        folder.resolve("localhost-key.pem").toString())
                .replace(
                        "    server 127.0.0.1:8080;\n",
                        String.join(
                                "",
                                nodes.stream()
                                        .map(node -> "    server 127.0.0.1:" + node + ";\n")
                                        .toList()));
        if (rewritesHost) {
            site = site.replace("proxy_set_header Host $http_host;", "proxy_set_header Host internal.example;");
            assertThat(site).contains("internal.example");
        }
        var file = folder.resolve("nginx.conf");
        Files.writeString(
                file,
                "user root;\npid " + folder
                        + "/pid;\nerror_log stderr;\ndaemon off;\nevents {}\nhttp {\naccess_log off;\n"
                        + Stream.of("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
                                .map(each -> each + "_temp_path " + folder + "/" + each + ";\n")
                                .reduce("", String::concat)
                        + site + "}\n");
        return start(
                folder,
                port,
                program("nginx").orElseThrow().toString(),
                "-c",
                file.toString(),
                "-p",
                folder.toString());
    }

    /** @param rewritesHost whether the proxy replaces the requested host with its own */
    static ReverseProxy haproxy(Path folder, List<Integer> nodes, boolean rewritesHost) throws Exception {
        int port = freePort();
        OwnCertificates.write(folder, "localhost", "EC");
        var both = folder.resolve("both.pem");
        Files.writeString(
                both,
                Files.readString(folder.resolve("localhost-cert.pem"))
                        + Files.readString(folder.resolve("localhost-key.pem")));
        var config = shown("haproxy")
                .replace("bind :443", "bind 127.0.0.1:" + port)
                .replace("/etc/hotline/both.pem", both.toString())
                .replace("127.0.0.1:8080", "127.0.0.1:" + nodes.get(0))
                .replace("127.0.0.1:8081", "127.0.0.1:" + nodes.get(nodes.size() - 1));
        if (nodes.size() == 1) {
            config = config.replaceFirst("    server two .*\n", "");
        }
        if (rewritesHost) {
            config = config.replace(
                    "    default_backend", "    http-request set-header Host internal.example\n    default_backend");
        }
        var file = folder.resolve("haproxy.cfg");
        Files.writeString(file, config);
        return start(folder, port, program("haproxy").orElseThrow().toString(), "-db", "-f", file.toString());
    }

    /** The block of that kind in the guide. */
    private static String shown(String kind) throws IOException {
        var guide = Files.readString(GUIDE);
        var begin = "```" + kind + "\n";
        int from = guide.indexOf(begin) + begin.length();
        return guide.substring(from, guide.indexOf("```", from));
    }

    private static ReverseProxy start(Path folder, int port, String... command) throws IOException {
        var log = folder.resolve("log");
        var process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        var proxy = new ReverseProxy(process, log, port);
        proxy.awaitListening();
        return proxy;
    }

    private void awaitListening() {
        await("the proxy listens", () -> {
            if (!process.isAlive()) {
                throw new AssertionError("the proxy did not start:\n" + log());
            }
            return isListening();
        });
    }

    private String log() {
        try {
            return Files.readString(log);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private boolean isListening() {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1_000);
            return true;
        } catch (IOException notYet) {
            return false;
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    String origin() {
        return "https://localhost:" + port;
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException stopped) {
            process.destroyForcibly();
        }
    }
}
