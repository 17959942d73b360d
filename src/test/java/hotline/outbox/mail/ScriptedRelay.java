package hotline.outbox.mail;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** A relay that answers as a test tells it to, and keeps what it was sent. */
final class ScriptedRelay implements AutoCloseable {
    /** In place of an answer: the connection ends, or stays open in silence. */
    static final String CUT = "cut";

    static final String SILENCE = "silence";
    /** One letter after the other, without end. */
    static final String TRICKLE = "trickle";

    private static final int TRICKLES_MILLIS = 20;

    private final ServerSocket door;
    /** By verb; "." is the end of a mail, and "hello" the first line. */
    private final Map<String, String> answers = new ConcurrentHashMap<>();

    private final List<String> mails = new CopyOnWriteArrayList<>();
    private final List<String> recipients = new CopyOnWriteArrayList<>();
    private final List<String> senders = new CopyOnWriteArrayList<>();
    private final List<Socket> open = new CopyOnWriteArrayList<>();
    private final AtomicInteger connections = new AtomicInteger();

    ScriptedRelay() {
        try {
            door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException noPort) {
            throw new UncheckedIOException(noPort);
        }
        daemon(this::accept);
    }

    ScriptedRelay answers(String verb, String answer) {
        answers.put(verb, answer);
        return this;
    }

    void behavesAgain() {
        answers.clear();
    }

    int port() {
        return door.getLocalPort();
    }

    /** As they came, with their headers; also those that it did not acknowledge. */
    List<String> mails() {
        return List.copyOf(mails);
    }

    /** Of all envelopes. */
    List<String> recipients() {
        return List.copyOf(recipients);
    }

    /** Of all envelopes. */
    List<String> senders() {
        return List.copyOf(senders);
    }

    int connections() {
        return connections.get();
    }

    private static void daemon(Runnable work) {
        var thread = new Thread(work, "scripted relay");
        thread.setDaemon(true);
        thread.start();
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                var socket = door.accept();
                open.add(socket);
                connections.incrementAndGet();
                daemon(() -> speak(socket));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void speak(Socket socket) {
        try (socket) {
            var in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            if (!answer(socket, "hello", "220 relay.example ESMTP")) {
                return;
            }
            for (var line = in.readLine(); line != null; line = in.readLine()) {
                var verb = line.split("[ :]", 2)[0];
                if (verb.equals("MAIL")) {
                    senders.add(line.substring(line.indexOf('<') + 1, line.indexOf('>')));
                }
                if (verb.equals("RCPT")) {
                    recipients.add(line.substring(line.indexOf('<') + 1, line.indexOf('>')));
                }
                if (!answer(socket, verb, usual(verb))) {
                    return;
                }
                if (verb.equals("DATA") && !answers.containsKey("DATA")) {
                    mails.add(mail(in));
                    if (!answer(socket, ".", "250 2.0.0 Ok: queued as Q" + mails.size())) {
                        return;
                    }
                }
            }
        } catch (IOException gone) {
            open.remove(socket);
        }
    }

    private static String usual(String verb) {
        return switch (verb) {
            case "EHLO" -> "250-relay.example\r\n250-ENHANCEDSTATUSCODES\r\n250 8BITMIME";
            case "DATA" -> "354 go on";
            case "QUIT" -> "221 bye";
            default -> "250 2.0.0 Ok";
        };
    }

    /** @return whether the conversation goes on */
    private boolean answer(Socket socket, String verb, String usual) throws IOException {
        var out = socket.getOutputStream();
        var answer = Optional.ofNullable(answers.get(verb)).orElse(usual);
        if (answer.equals(CUT)) {
            return false;
        }
        if (answer.equals(TRICKLE)) {
            trickle(socket, out);
            return false;
        }
        if (!answer.equals(SILENCE)) {
            out.write((answer + "\r\n").getBytes(StandardCharsets.UTF_8));
            out.flush();
        }
        return true;
    }

    /** Until the other side has gone. */
    private static void trickle(Socket socket, OutputStream out) throws IOException {
        socket.setSoTimeout(TRICKLES_MILLIS);
        for (boolean isThere = true; isThere; ) {
            out.write('2');
            out.flush();
            try {
                isThere = socket.getInputStream().read() >= 0;
            } catch (SocketTimeoutException stillThere) {
                isThere = true;
            }
        }
    }

    private static String mail(BufferedReader in) throws IOException {
        var mail = new StringBuilder();
        for (var line = in.readLine(); line != null && !line.equals("."); line = in.readLine()) {
            mail.append(line).append("\r\n");
        }
        return mail.toString();
    }

    /** Ends the connections that are open. */
    void hangUp() throws IOException {
        for (Socket socket : open) {
            socket.close();
        }
        open.clear();
    }

    @Override
    public void close() throws IOException {
        door.close();
        hangUp();
    }
}
