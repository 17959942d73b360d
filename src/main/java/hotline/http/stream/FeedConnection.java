package hotline.http.stream;

import io.netty.channel.ChannelOption;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.impl.HttpServerConnection;
import java.util.Optional;

/** The connection below a stream, for controls that HTTP does not offer. Used on its event loop. */
record FeedConnection(HttpServerRequest request) {
    /** The operating system's memory for each connection; bytes in it count as taken by the client. */
    private static final int SEND_BUFFER = 32 * 1024;

    /** So that a client that takes nothing is noticed soon, and doesn't fill the system's memory. */
    void keepLittleInTheSystem() {
        own().ifPresent(connection ->
                connection.channelHandlerContext().channel().config().setOption(ChannelOption.SO_SNDBUF, SEND_BUFFER));
    }

    /** At once, with a reset: to close it properly would mean to wait until the client has taken all. */
    void cutOff() {
        own().ifPresentOrElse(FeedConnection::cutOff, () -> request.response().reset());
    }

    private static void cutOff(HttpServerConnection connection) {
        var channel = connection.channelHandlerContext().channel();
        channel.config().setOption(ChannelOption.SO_LINGER, 0);
        channel.unsafe().close(channel.voidPromise());
    }

    /** The connection, if it serves only this stream. */
    private Optional<HttpServerConnection> own() {
        return request.version() != HttpVersion.HTTP_2 && request.connection() instanceof HttpServerConnection own
                ? Optional.of(own)
                : Optional.empty();
    }
}
