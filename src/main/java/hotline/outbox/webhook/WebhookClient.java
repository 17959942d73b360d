package hotline.outbox.webhook;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientAgent;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import io.vertx.core.net.TrustOptions;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * One POST to an address that was looked at before: the name of the host is for the certificate and the header alone, and is not looked up again. It
 * follows no redirect, unpacks nothing, and reads the beginning of an answer only.
 */
final class WebhookClient {
    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final int MOST_BODY = 4 * 1024;
    private static final int MOST_TO_ONE_ADDRESS = 64;

    private final HttpClientAgent client;
    private final Duration limit;

    /** @param limit of a whole call */
    WebhookClient(Vertx vertx, Duration limit, Optional<TrustOptions> trust) {
        var options = new HttpClientOptions()
                .setConnectTimeout((int) CONNECT.toMillis())
                .setSslHandshakeTimeout(CONNECT.toSeconds())
                .setDecompressionSupported(false)
                .setMaxChunkSize(MOST_BODY)
                .setKeepAlive(false);
        trust.ifPresent(options::setTrustOptions);
        this.client = vertx.createHttpClient(options, new PoolOptions().setHttp1MaxSize(MOST_TO_ONE_ADDRESS));
        this.limit = limit;
    }

    /** Fails where no whole head of an answer came within the limit. */
    Future<WebhookReply> post(WebhookUrl url, InetAddress address, WebhookSignature signature, Buffer body) {
        var call = new Call();
        return client.request(new RequestOptions()
                        .setMethod(HttpMethod.POST)
                        .setSsl(url.isEncrypted())
                        .setHost(url.hostName())
                        .setPort(url.port())
                        .setURI(url.target())
                        .setServer(SocketAddress.inetSocketAddress(url.port(), address.getHostAddress()))
                        .setFollowRedirects(false))
                .compose(request -> call.begin(request, signature, body))
                .timeout(limit.toMillis(), TimeUnit.MILLISECONDS)
                .recover(call::ended);
    }

    Future<Void> close() {
        return client.close();
    }

    /** A call under way. */
    private static final class Call {
        private final Promise<WebhookReply> reply = Promise.promise();
        private final Buffer body = Buffer.buffer();
        private Optional<HttpClientRequest> request = Optional.empty();
        private Optional<HttpClientResponse> head = Optional.empty();
        private boolean isOver;

        Future<WebhookReply> begin(HttpClientRequest begun, WebhookSignature signature, Buffer content) {
            request = Optional.of(begun);
            if (isOver) {
                begun.reset();
                return reply.future();
            }
            begun.putHeader("Content-Type", "application/json")
                    .putHeader("User-Agent", "hotline-webhooks")
                    .putHeader(WebhookSignature.ID, signature.id())
                    .putHeader(WebhookSignature.TIMESTAMP, signature.timestamp())
                    .putHeader(WebhookSignature.SIGNATURE, signature.list());
            return begun.send(content).compose(this::read);
        }

        private Future<WebhookReply> read(HttpClientResponse response) {
            head = Optional.of(response);
            response.exceptionHandler(broken -> whole());
            response.endHandler(end -> whole());
            response.handler(part -> {
                body.appendBuffer(part, 0, Math.min(part.length(), MOST_BODY - body.length()));
                if (body.length() >= MOST_BODY) {
                    stop();
                }
            });
            return reply.future();
        }

        /** The status decides; a body that is slow, long or broken changes nothing. */
        Future<WebhookReply> ended(Throwable failure) {
            isOver = true;
            if (failure instanceof TimeoutException) {
                stop();
            }
            return head.isPresent() ? reply.future() : Future.failedFuture(failure);
        }

        private void stop() {
            whole();
            request.ifPresent(HttpClientRequest::reset);
        }

        private void whole() {
            head.ifPresent(response -> reply.tryComplete(new WebhookReply(
                    response.statusCode(), Optional.ofNullable(response.getHeader("Retry-After")), body.copy())));
        }
    }
}
