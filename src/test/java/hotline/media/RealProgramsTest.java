package hotline.media;

import static hotline.support.Await.await;
import static hotline.support.Await.settled;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import hotline.media.PictureAnswer.Remade;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.SocketAddress;
import io.vertx.junit5.VertxExtension;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The programs that operators name, where they are there: Debian's {@code libheif-examples} and {@code clamav-daemon}. */
@ExtendWith(VertxExtension.class)
class RealProgramsTest {
    private static final Duration LONG = Duration.ofSeconds(60);

    /** In two parts, so that no scanner takes this file for a virus. */
    private static final String EICAR = "X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD" + "-ANTIVIRUS-TEST-FILE!$H+H*";

    private static void needs(String program) {
        var path = (System.getenv("PATH") + File.pathSeparator + "/usr/sbin").split(File.pathSeparator);
        assumeTrue(
                Arrays.stream(path).anyMatch(folder -> Files.isExecutable(Path.of(folder, program))),
                program + " is not there");
    }

    @Test
    @Tag("A7")
    void heif_convert_makes_a_picture_of_an_iphones_photo_and_none_of_other_bytes(Vertx vertx, @TempDir Path folder)
            throws Exception {
        needs("heif-enc");
        needs("heif-convert");
        var photo = Files.write(
                folder.resolve("a.jpg"), TestPictures.photo(640, 480, 1, 1).getBytes());
        var heic = folder.resolve("a.heic");
        assertThat(new ProcessBuilder("heif-enc", "-q", "60", photo.toString(), "-o", heic.toString())
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start()
                        .waitFor())
                .isZero();
        var sent = Buffer.buffer(Files.readAllBytes(heic));
        assertThat(MediaType.of(sent)).contains(MediaType.HEIC);

        var program = new ForeignPictures(vertx, "heif-convert -q 90");
        var made = await(program.convert(sent), LONG).orElseThrow();
        var children = new MediaChildren(vertx, ChildCommand::ofThisProgram, LONG);
        assertThat(((Remade) await(children.remake(made), LONG)).shown().width())
                .isEqualTo(640);
        assertThat(await(program.convert(sent.getBuffer(0, sent.length() / 2)), LONG))
                .isEmpty();
        assertThat(await(program.convert(Buffer.buffer("no picture")), LONG)).isEmpty();
        await(children.stop());
        await(program.stop());
    }

    @Test
    @Tag("A10")
    void clamd_passes_a_file_names_a_virus_and_does_not_pass_what_is_too_large(Vertx vertx, @TempDir Path folder)
            throws IOException {
        needs("clamd");
        int port = freePort();
        Files.writeString(
                folder.resolve("test.ndb"),
                "Hotline.Test:0:*:" + HexFormat.of().formatHex(EICAR.getBytes(StandardCharsets.US_ASCII)) + "\n");
        var settings = Files.writeString(folder.resolve("clamd.conf"), """
                Foreground yes
                DatabaseDirectory %s
                TCPSocket %d
                TCPAddr 127.0.0.1
                StreamMaxLength 1M
                """.formatted(folder, port));
        var clamd = new ProcessBuilder("/usr/sbin/clamd", "--config-file=" + settings)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
        var scanner = new VirusScanner(vertx, SocketAddress.inetSocketAddress(port, "127.0.0.1"));
        try {
            await("clamd listens", () -> isListening(port));
            assertThat(await(scanner.scan(Buffer.buffer("Dear sirs")))).isEqualTo(ScanAnswer.Clean.CLEAN);
            assertThat(await(scanner.scan(Buffer.buffer("before " + EICAR))))
                    .isInstanceOfSatisfying(ScanAnswer.Infected.class, found -> assertThat(found.name())
                            .startsWith("Hotline.Test"));
            // clamd closes while we send, which may lose its answer; it is asked again then, and never says that the
            // file is clean.
            var large = Buffer.buffer(new byte[3_000_000]);
            await("the size limit is named", () -> {
                var asked = settled(scanner.scan(large));
                assertThat(asked.failed() || asked.result() == ScanAnswer.NotScanned.NOT_SCANNED)
                        .isTrue();
                return asked.succeeded();
            });
        } finally {
            clamd.destroyForcibly();
            await(scanner.stop());
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static boolean isListening(int port) {
        try (var socket = new java.net.Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }
}
