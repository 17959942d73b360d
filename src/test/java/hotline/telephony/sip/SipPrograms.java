package hotline.telephony.sip;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The programs that speak SIP, of Debian's packages kamailio, kamailio-utils-modules and sip-tester. */
final class SipPrograms {
    private static final List<Path> FOLDERS = Stream.of("/usr/sbin", "/usr/bin", "/usr/local/sbin", "/usr/local/bin")
            .map(Path::of)
            .toList();
    private static final Path SCENARIOS = Path.of("src/test/resources/sip").toAbsolutePath();
    private static final String WITHOUT =
            "no calls over SIP: install the packages kamailio, kamailio-utils-modules and sip-tester";

    private SipPrograms() {}

    /** Skips the test where they are missing; a build server has them. */
    static void needed() {
        if (!Boolean.parseBoolean(System.getenv("CI"))) {
            assumeTrue(isThere("kamailio") && isThere("sipp") && hasHttp(), WITHOUT);
        }
    }

    static String kamailio() {
        return program("kamailio");
    }

    static String sipp() {
        return program("sipp");
    }

    static Path scenario(String name) {
        return SCENARIOS.resolve(name);
    }

    private static boolean isThere(String name) {
        return FOLDERS.stream().anyMatch(folder -> Files.isExecutable(folder.resolve(name)));
    }

    private static boolean hasHttp() {
        try (var folders = Files.newDirectoryStream(Path.of("/usr/lib"), "*-linux-*")) {
            for (Path folder : folders) {
                if (Files.exists(folder.resolve("kamailio/modules/http_client.so"))) {
                    return true;
                }
            }
            return false;
        } catch (IOException unreadable) {
            return false;
        }
    }

    private static String program(String name) {
        return FOLDERS.stream()
                .map(folder -> folder.resolve(name))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new AssertionError(WITHOUT))
                .toString();
    }

    /** Ports of UDP that nothing uses, all different. */
    static List<Integer> freePorts(int n) {
        var sockets = new ArrayList<DatagramSocket>();
        try {
            for (int i = 0; i < n; i++) {
                sockets.add(new DatagramSocket(0, InetAddress.getLoopbackAddress()));
            }
            return sockets.stream().map(DatagramSocket::getLocalPort).toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } finally {
            sockets.forEach(DatagramSocket::close);
        }
    }

    static int freeTcpPort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
