package hotline.http.connection;

import hotline.failure.FailureText;
import hotline.loop.Loops;
import hotline.loop.Next;
import hotline.loop.Pace;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.core.net.ServerSSLOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import javax.net.ssl.X509KeyManager;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The server's certificate with its chain, and its private key: two PEM files. They may be replaced while the server runs, as
 * ACME clients do; connections made from then on get the new ones. Files that can't be used change nothing.
 */
public record Certificate(Path chain, Path key) {
    private static final Logger LOG = LoggerFactory.getLogger(Certificate.class);
    private static final Pace LOOKS = Pace.ofMillis(2_000, 10_000);
    private static final List<String> KEY_TYPES = List.of("RSA", "EC", "EdDSA");

    /** It can't be used; the message says why. */
    public static final class Unusable extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Unusable(String message, Throwable cause) {
            super(message, cause);
        }
    }

    private record Pems(Buffer chain, Buffer key) {
        PemKeyCertOptions options() {
            return new PemKeyCertOptions().addCertValue(chain).addKeyValue(key);
        }
    }

    /** Fails with {@link Unusable} where the files can't be read, hold no PEM, or don't belong together. */
    public Future<PemKeyCertOptions> read(Vertx vertx) {
        return vertx.executeBlocking(() -> checked(vertx, pems()).options(), false);
    }

    /**
     * Looks for other files every few seconds.
     *
     * @param use takes them into use
     */
    public void watch(Loops loops, Function<ServerSSLOptions, Future<Void>> use) {
        new Watch(loops.vertx(), use).start(loops);
    }

    private Pems pems() {
        return new Pems(bytes(chain), bytes(key));
    }

    private static Buffer bytes(Path file) {
        try {
            return Buffer.buffer(Files.readAllBytes(file));
        } catch (IOException unreadable) {
            throw new Unusable(
                    "can't read " + file + " (" + unreadable.getClass().getSimpleName() + ")", unreadable);
        }
    }

    private Pems checked(Vertx vertx, Pems pems) {
        try {
            var manager =
                    (X509KeyManager) pems.options().getKeyManagerFactory(vertx).getKeyManagers()[0];
            var alias = KEY_TYPES.stream()
                    .map(type -> manager.getServerAliases(type, null))
                    .flatMap(aliases -> aliases == null ? Stream.empty() : Arrays.stream(aliases))
                    .findFirst()
                    .orElseThrow(() -> new GeneralSecurityException("its key is of no known kind"));
            checkPair(manager.getPrivateKey(alias), manager.getCertificateChain(alias)[0]);
            return pems;
        } catch (Exception unusable) {
            throw new Unusable(chain + " and " + key + " can't be used: " + unusable.getMessage(), unusable);
        }
    }

    /** With a foreign key every handshake would fail without another sign of the mistake. */
    private static void checkPair(PrivateKey key, X509Certificate certificate) throws GeneralSecurityException {
        var algorithm =
                switch (key.getAlgorithm()) {
                    case "RSA" -> "SHA256withRSA";
                    case "EC" -> "SHA256withECDSA";
                    default -> key.getAlgorithm();
                };
        var text = new byte[] {1, 2, 3};
        var signing = Signature.getInstance(algorithm);
        signing.initSign(key);
        signing.update(text);
        var checking = Signature.getInstance(algorithm);
        checking.initVerify(certificate.getPublicKey());
        checking.update(text);
        if (!checking.verify(signing.sign())) {
            throw new GeneralSecurityException("the key does not belong to the certificate");
        }
    }

    /** By content: a renewed file may have any time of change, or be another one behind a link. */
    private final class Watch {
        private final Vertx vertx;
        private final Function<ServerSSLOptions, Future<Void>> use;
        private Optional<Pems> seen = Optional.empty();
        private String complaint = "";

        Watch(Vertx vertx, Function<ServerSSLOptions, Future<Void>> use) {
            this.vertx = vertx;
            this.use = use;
        }

        void start(Loops loops) {
            vertx.executeBlocking(Certificate.this::pems, false)
                    .onSuccess(first -> seen = Optional.of(first))
                    .onComplete(looked ->
                            loops.loop("certificate", LOOKS, this::look).startAfter(LOOKS.pause()));
        }

        private void complain(Throwable unusable) {
            if (!FailureText.of(unusable).equals(complaint)) {
                complaint = FailureText.of(unusable);
                LOG.warn("The certificate stays as it was: {}", complaint);
            }
        }

        /** Unusable files don't make the look fail: the server keeps the certificate it has. */
        private Future<Next> look() {
            return vertx.executeBlocking(Certificate.this::pems, false)
                    .compose(now -> {
                        if (seen.filter(now::equals).isPresent()) {
                            return Future.<Void>succeededFuture();
                        }
                        seen = Optional.of(now);
                        return vertx.executeBlocking(() -> checked(vertx, now), false)
                                .compose(good -> use.apply(new ServerSSLOptions().setKeyCertOptions(good.options())))
                                .onSuccess(used -> complaint = "")
                                .onSuccess(used -> LOG.info("The certificate in {} is in use from now on", chain));
                    })
                    .onFailure(this::complain)
                    .otherwiseEmpty()
                    .map(Next.usual());
        }
    }
}
