package hotline.browser.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The network between a phone and a server. While it is cut, connections are refused, also those of workers, which a browser's own emulation leaves online. */
final class Connection implements AutoCloseable {
    private final int server;
    private final int port;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private ServerSocket listening;
    private volatile boolean older;

    /** @param server of this machine */
    Connection(URI server) {
        this.server = server.getPort();
        this.listening = listen(0);
        this.port = listening.getLocalPort();
    }

    URI uri(String path) {
        return URI.create("http://localhost:" + port + path);
    }

    /** A server of an older version answers: no file is of the version that is asked for, and so none is kept for good. */
    void toAnOlderServer(boolean older) {
        this.older = older;
    }

    void cut() {
        closeAll(Set.of(listening));
        closeAll(open);
        open.clear();
    }

    void restore() {
        listening = listen(port);
    }

    private ServerSocket listen(int at) {
        try {
            var socket = new ServerSocket();
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), at), 200);
            inBackground(() -> accept(socket));
            return socket;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private void accept(ServerSocket from) {
        while (!from.isClosed()) {
            try {
                var phone = from.accept();
                var behind = new Socket(InetAddress.getLoopbackAddress(), server);
                open.addAll(Set.of(phone, behind));
                inBackground(() -> carry(phone, behind));
                inBackground(() -> carry(behind, phone));
            } catch (IOException cut) {
                // Until it is restored.
            }
        }
    }

    private void carry(Socket from, Socket to) {
        try (from;
                to) {
            var in = from.getInputStream();
            var bytes = new byte[16_384];
            for (int n = in.read(bytes); n >= 0; n = in.read(bytes)) {
                var part = new String(bytes, 0, n, StandardCharsets.ISO_8859_1);
                var sent = older ? part.replace("public, max-age=31536000, immutable", "no-cache") : part;
                to.getOutputStream().write(sent.getBytes(StandardCharsets.ISO_8859_1));
            }
        } catch (IOException ended) {
            // As connections do.
        }
        open.removeAll(Set.of(from, to));
    }

    private static void inBackground(Runnable work) {
        var thread = new Thread(work, "connection of a phone");
        thread.setDaemon(true);
        thread.start();
    }

    private static void closeAll(Set<? extends AutoCloseable> all) {
        for (AutoCloseable one : all) {
            try (one) {
                // Closing is all.
            } catch (Exception alreadyGone) {
                // All the better.
            }
        }
    }

    @Override
    public void close() {
        cut();
    }
}
