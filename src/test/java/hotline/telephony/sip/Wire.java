package hotline.telephony.sip;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The way from the exchange to hotline. While it is cut, connections are refused as if no server ran. */
final class Wire implements AutoCloseable {
    private final int port = SipPrograms.freeTcpPort();
    private final int to;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile ServerSocket listening;

    Wire(int to) {
        this.to = to;
        listening = listen();
    }

    int port() {
        return port;
    }

    void cut() {
        close();
    }

    void mend() {
        listening = listen();
    }

    private ServerSocket listen() {
        try {
            var socket = new ServerSocket();
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            inBackground(() -> accept(socket));
            return socket;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private void accept(ServerSocket socket) {
        while (!socket.isClosed()) {
            try {
                var from = socket.accept();
                var on = new Socket(InetAddress.getLoopbackAddress(), to);
                open.add(from);
                open.add(on);
                inBackground(() -> pass(from, on));
                inBackground(() -> pass(on, from));
            } catch (IOException ended) {
                return;
            }
        }
    }

    private void pass(Socket from, Socket to) {
        try (from;
                to) {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException ended) {
            // One end hung up.
        }
        open.remove(from);
        open.remove(to);
    }

    private static void inBackground(Runnable work) {
        var thread = new Thread(work, "wire");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() {
        try {
            listening.close();
            for (Socket socket : open) {
                socket.close();
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
