package hotline.outbox.mail;

import hotline.support.Await;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A real Postfix with a folder, queue and its own port, which hands all mails on to a port of this machine. */
final class PostfixRun implements AutoCloseable {
    private static final List<String> PROGRAMS = List.of("/usr/sbin/postfix", "/usr/lib/postfix/sbin/master");

    private final Path folder;
    private final int port;

    private PostfixRun(Path folder, int port) {
        this.folder = folder;
        this.port = port;
    }

    static boolean isInstalled() {
        return PROGRAMS.stream().allMatch(program -> Files.exists(Path.of(program)));
    }

    /** Its master wants to be root. */
    private static List<String> asRoot(String... command) {
        var whole = new ArrayList<String>();
        if (!System.getProperty("user.name", "").equals("root")) {
            whole.addAll(List.of("sudo", "-n"));
        }
        whole.addAll(List.of(command));
        return whole;
    }

    private static void run(String... command) {
        try {
            var process = new ProcessBuilder(asRoot(command))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (process.waitFor() != 0) {
                throw new IllegalStateException(String.join(" ", command) + " failed");
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    /**
     * @param next port of who gets the mails
     * @param ofGone port of who gets those to {@code gone@example.org}
     * @param returned port of who gets those that come back
     */
    static PostfixRun start(int next, int ofGone, int returned) throws IOException {
        var folder = Files.createTempDirectory("hotline-postfix");
        // Its programs run as another user.
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.createDirectories(folder.resolve("queue"));
        Files.createDirectories(folder.resolve("data"));
        int port = freePort();
        Files.writeString(folder.resolve("main.cf"), """
                compatibility_level = 3.6
                queue_directory = %1$s/queue
                data_directory = %1$s/data
                maillog_file_prefixes = %1$s
                maillog_file = %1$s/log
                myhostname = relay.example.com
                mydestination =
                mynetworks = 127.0.0.0/8
                inet_interfaces = loopback-only
                inet_protocols = ipv4
                relayhost = [127.0.0.1]:%2$d
                smtp_dns_support_level = disabled
                smtpd_relay_restrictions = permit_mynetworks, reject
                smtpd_recipient_restrictions = check_recipient_access inline:{nobody@example.org=REJECT}, permit
                transport_maps = inline:{gone@example.org=smtp:[127.0.0.1]:%3$d,
                    bounces.example.com=smtp:[127.0.0.1]:%4$d, bounces@example.com=smtp:[127.0.0.1]:%4$d}
                smtpd_forbid_bare_newline = yes
                smtpd_forbid_unauth_pipelining = yes
                smtputf8_enable = yes
                """.formatted(folder, next, ofGone, returned));
        Files.writeString(folder.resolve("master.cf"), """
                127.0.0.1:%d inet n - n - - smtpd
                cleanup unix n - n - 0 cleanup
                qmgr unix n - n 300 1 qmgr
                rewrite unix - - n - - trivial-rewrite
                bounce unix - - n - 0 bounce
                defer unix - - n - 0 bounce
                trace unix - - n - 0 bounce
                proxymap unix - - n - - proxymap
                smtp unix - - n - - smtp
                error unix - - n - - error
                retry unix - - n - - error
                anvil unix - - n - 1 anvil
                postlog unix-dgram n - n - 1 postlogd
                """.formatted(port));
        run("chown", "postfix", folder.resolve("data").toString());
        run("postfix", "-c", folder.toString(), "start");
        var postfix = new PostfixRun(folder, port);
        Await.await("postfix answers on port " + port, postfix::answers);
        return postfix;
    }

    private static int freePort() throws IOException {
        try (var door = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return door.getLocalPort();
        }
    }

    private boolean answers() {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(5_000);
            return socket.getInputStream().read() == '2';
        } catch (IOException notYet) {
            return false;
        }
    }

    int port() {
        return port;
    }

    /** What it wrote to its log. */
    String log() throws IOException {
        return Files.readString(folder.resolve("log"));
    }

    @Override
    public void close() throws IOException {
        run("postfix", "-c", folder.toString(), "stop");
        run("chown", "-R", System.getProperty("user.name", "root"), folder.toString());
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(java.util.Comparator.reverseOrder()).map(Path::toFile).forEach(java.io.File::delete);
        }
    }
}
