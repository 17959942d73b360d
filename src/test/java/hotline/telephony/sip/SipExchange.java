package hotline.telephony.sip;

import static hotline.support.Await.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.SocketException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A Kamailio with one number and three telephones, 8001 to 8003, which asks hotline whom to ring. */
final class SipExchange implements AutoCloseable {
    private final int port;
    private final List<Integer> phones;
    private final Process kamailio;

    private SipExchange(int port, List<Integer> phones, Process kamailio) {
        this.port = port;
        this.phones = phones;
        this.kamailio = kamailio;
    }

    /**
     * @param folder for its log
     * @param cti where it sends each step
     * @param next where it asks for the next telephone
     * @param ringMillis how long a telephone rings until no one has answered
     */
    static SipExchange start(Path folder, URI cti, URI next, String secret, int ringMillis) {
        var ports = SipPrograms.freePorts(4);
        int port = ports.get(0);
        var phones = ports.subList(1, 4);
        try {
            var kamailio = new ProcessBuilder(
                            SipPrograms.kamailio(),
                            "-DD",
                            "-E",
                            "-m",
                            "32",
                            "-f",
                            SipPrograms.scenario("exchange.cfg").toString(),
                            "-Y",
                            folder.toString(),
                            "-P",
                            folder.resolve("kamailio.pid").toString(),
                            "-A",
                            "LISTEN=udp:127.0.0.1:" + port,
                            "-A",
                            "CTI=\"" + cti + "\"",
                            "-A",
                            "NEXT=\"" + next + "\"",
                            "-A",
                            "BEARER=\"Authorization: Bearer " + secret + "\"",
                            "-A",
                            "PHONE1=" + phones.get(0),
                            "-A",
                            "PHONE2=" + phones.get(1),
                            "-A",
                            "PHONE3=" + phones.get(2),
                            "-A",
                            "RING=" + ringMillis)
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("kamailio.log").toFile())
                    .start();
            await("Kamailio listens", () -> isTaken(port) || !kamailio.isAlive());
            if (!kamailio.isAlive()) {
                throw new AssertionError(Files.readString(folder.resolve("kamailio.log")));
            }
            return new SipExchange(port, phones, kamailio);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static boolean isTaken(int port) {
        try (var socket = new DatagramSocket(port, InetAddress.getLoopbackAddress())) {
            return !socket.isBound();
        } catch (SocketException taken) {
            return true;
        }
    }

    int port() {
        return port;
    }

    /** Of telephone 8001, 8002 or 8003. */
    int portOf(String phone) {
        return phones.get(Integer.parseInt(phone) - 8001);
    }

    @Override
    public void close() {
        kamailio.destroy();
        try {
            if (!kamailio.waitFor(5, TimeUnit.SECONDS)) {
                kamailio.descendants().forEach(ProcessHandle::destroyForcibly);
                kamailio.destroyForcibly();
            }
        } catch (InterruptedException interrupted) {
            kamailio.destroyForcibly();
            throw new IllegalStateException(interrupted);
        }
    }
}
