package hotline.database;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.internal.ContextInternal;
import io.vertx.core.internal.VertxInternal;
import io.vertx.core.net.NetClientOptions;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.impl.PgConnectionFactory;
import io.vertx.pgclient.impl.PgConnectionImpl;
import io.vertx.pgclient.spi.PgDriver;
import io.vertx.sqlclient.impl.SocketConnectionBase;
import io.vertx.sqlclient.internal.Connection;
import io.vertx.sqlclient.internal.SqlConnectionInternal;
import io.vertx.sqlclient.spi.ConnectionFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The PostgreSQL client with the time limits it lacks: on each connection's answers and on each step of connecting. There is no public way to either; these few internals of the client are used here and in
 * {@link TimedConnection} and {@link OpenConnection} only, and tests check their behaviour.
 */
final class TimedDriver extends PgDriver {
    private static final Logger LOG = LoggerFactory.getLogger(TimedDriver.class);
    /** The name under which Vert.x closes connections that read nothing for a while. */
    private static final String READ_IDLE = "idle";

    private final OpenConnections connections;

    TimedDriver(OpenConnections connections) {
        this.connections = connections;
    }

    @Override
    public ConnectionFactory<PgConnectOptions> createConnectionFactory(Vertx vertx, NetClientOptions transport) {
        return new PgConnectionFactory((VertxInternal) vertx, transport) {
            @Override
            protected Future<Connection> doConnectInternal(PgConnectOptions options, ContextInternal context) {
                return super.doConnectInternal(options, context).map(TimedDriver.this::connected);
            }
        };
    }

    /** Silence ends a connection while it is being made; once it is, only while an answer is out. */
    private Connection connected(Connection connection) {
        var socket = (SocketConnectionBase) connection;
        var pipeline = socket.socket().channelHandlerContext().pipeline();
        if (pipeline.get(READ_IDLE) != null) {
            pipeline.remove(READ_IDLE);
        }
        connections.add(socket);
        return connection;
    }

    @Override
    public SqlConnectionInternal wrapConnection(
            ContextInternal context, ConnectionFactory<PgConnectOptions> factory, Connection pooled) {
        var connection =
                new PgConnectionImpl((PgConnectionFactory) factory, context, new TimedConnection(pooled, connections));
        // The statements that waited for an answer fail; the client would also print it.
        connection.exceptionHandler(broken -> LOG.debug("A connection broke: {}", broken.toString()));
        return connection;
    }
}
