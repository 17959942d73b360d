package hotline.media;

import static hotline.support.Await.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetSocket;
import io.vertx.core.net.SocketAddress;
import io.vertx.junit5.VertxExtension;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a scanner may say or do, played by a server that speaks its protocol. */
@ExtendWith(VertxExtension.class)
class VirusScannerTest {
    private final List<Buffer> streams = new ArrayList<>();

    @Test
    void file_arrives_whole_and_in_parts_with_their_lengths(Vertx vertx) {
        var file = Buffer.buffer(new byte[200_000]).setString(199_990, "end");
        assertThat(await(scan(vertx, saying("stream: OK\0"), file))).isEqualTo(ScanAnswer.Clean.CLEAN);
        assertThat(streams).containsExactly(file);
    }

    @Test
    void virus_is_named(Vertx vertx) {
        assertThat(await(scan(vertx, saying("stream: Win.Test.EICAR_HDB-1 FOUND\0"), Buffer.buffer("x"))))
                .isEqualTo(new ScanAnswer.Infected("Win.Test.EICAR_HDB-1"));
    }

    @Test
    void file_that_is_too_large_for_the_scanner_is_not_scanned(Vertx vertx) {
        BiConsumer<NetSocket, Buffer> atOnce = (socket, got) -> {
            if (got.length() > 1_000_000) {
                socket.write("INSTREAM size limit exceeded. ERROR\0");
            }
        };
        assertThat(await(scan(vertx, atOnce, Buffer.buffer(new byte[5_000_000]))))
                .isEqualTo(ScanAnswer.NotScanned.NOT_SCANNED);
    }

    @Test
    void anything_else_is_no_judgement(Vertx vertx) {
        for (BiConsumer<NetSocket, Buffer> fault : List.<BiConsumer<NetSocket, Buffer>>of(
                (socket, part) -> socket.close(),
                saying("Can't open file or directory ERROR\0"),
                saying("stream: OK FOUND maybe\0"),
                saying("UNKNOWN COMMAND\0"),
                (socket, part) -> {})) {
            assertThatThrownBy(() -> await(scan(vertx, fault, Buffer.buffer("some words"))))
                    .isInstanceOf(VirusScanner.ScannerFailed.class);
        }
        assertThatThrownBy(() -> await(new VirusScanner(vertx, SocketAddress.inetSocketAddress(1, "127.0.0.1"))
                        .scan(Buffer.buffer("x"))))
                .hasMessageContaining("refused");
    }

    private Future<ScanAnswer> scan(Vertx vertx, BiConsumer<NetSocket, Buffer> scanner, Buffer file) {
        NetServer server = vertx.createNetServer().connectHandler(socket -> {
            var got = Buffer.buffer();
            socket.exceptionHandler(gone -> {});
            socket.handler(part -> scanner.accept(socket, got.appendBuffer(part)));
        });
        return server.listen(0, "127.0.0.1")
                .compose(listening -> new VirusScanner(
                                vertx, SocketAddress.inetSocketAddress(listening.actualPort(), "127.0.0.1"), 1)
                        .scan(file))
                .eventually(server::close);
    }

    private BiConsumer<NetSocket, Buffer> saying(String answer) {
        return (socket, got) -> {
            var stream = stream(got);
            if (stream != null) {
                streams.add(stream);
                socket.write(answer);
            }
        };
    }

    /** The parts put together, once the empty one is there. */
    private static Buffer stream(Buffer got) {
        int at = "zINSTREAM\0".length();
        var stream = Buffer.buffer();
        while (at + 4 <= got.length()) {
            int length = got.getInt(at);
            if (length == 0) {
                return stream;
            }
            if (at + 4 + length > got.length()) {
                return null;
            }
            stream.appendBuffer(got, at + 4, length);
            at += 4 + length;
        }
        return null;
    }
}
