package hotline.database;

import io.vertx.core.net.ClientSSLOptions;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.SslMode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;

/** The address of a PostgreSQL and how to sign in: {@code postgres://user:password@host:port/database?sslmode=…}. */
public record DatabaseSettings(
        String host, int port, String database, String user, String password, Encryption encryption) {
    /** Longest silence of a database during a small statement. */
    public static final Duration AT_ONCE = Duration.ofSeconds(10);
    /** Longest silence of a database at work on whole tables: a migration, a backup or its check. */
    public static final Duration LONG_WORK = Duration.ofMinutes(30);

    /** libpq's {@code sslmode}, as far as the client knows it. */
    public enum Encryption {
        DISABLE,
        PREFER,
        REQUIRE,
        VERIFY_CA,
        VERIFY_FULL;

        String sslMode() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /**
     * Reads a URL such as {@code postgres://user:password@host/database}.
     *
     * @throws DatabaseStartFailed if the URL is not one, saying which part and what to write instead
     */
    public static DatabaseSettings fromUrl(String url) {
        return DatabaseUrl.read(url);
    }

    /** On this machine, where each role has a database of its name. */
    public static DatabaseSettings local(int port, String role, String password) {
        return new DatabaseSettings("127.0.0.1", port, role, role, password, Encryption.DISABLE);
    }

    /** The URL, with the password: for tools started by hand, never for the log. */
    public String url() {
        return "postgres://" + encoded(user) + ":" + encoded(password) + "@" + bracketed() + ":" + port + "/"
                + encoded(database) + "?sslmode=" + encryption.sslMode();
    }

    public String jdbcUrl() {
        return "jdbc:postgresql://" + bracketed() + ":" + port + "/" + encoded(database) + "?sslmode="
                + encryption.sslMode();
    }

    /**
     * Blocking access, outside of the pools: for work before the server runs or next to it.
     *
     * @param silence how long an answer may take; then the connection is closed
     */
    public Connection connect(Duration silence) throws SQLException {
        Properties properties = new Properties();
        properties.putAll(limits(silence));
        properties.setProperty("user", user);
        properties.setProperty("password", password);
        return DriverManager.getConnection(jdbcUrl(), properties);
    }

    /** What connections of {@link #connect} are limited by, as the driver names it. */
    static Map<String, String> limits(Duration silence) {
        return Map.of(
                "connectTimeout", "5",
                "loginTimeout", "10",
                "socketTimeout", Long.toString(silence.toSeconds()),
                "tcpKeepAlive", "true");
    }

    public DatabaseSettings withDatabase(String otherDatabase) {
        return new DatabaseSettings(host, port, otherDatabase, user, password, encryption);
    }

    PgConnectOptions connectOptions() {
        PgConnectOptions options = new PgConnectOptions()
                .setHost(host)
                .setPort(port)
                .setDatabase(database)
                .setUser(user)
                .setPassword(password)
                .setSslMode(SslMode.of(encryption.sslMode()));
        return encryption == Encryption.DISABLE ? options : options.setSslOptions(sslOptions());
    }

    private ClientSSLOptions sslOptions() {
        boolean verified = encryption == Encryption.VERIFY_CA || encryption == Encryption.VERIFY_FULL;
        return new ClientSSLOptions()
                .setTrustAll(!verified)
                .setHostnameVerificationAlgorithm(encryption == Encryption.VERIFY_FULL ? "HTTPS" : "");
    }

    private String bracketed() {
        return host.contains(":") ? "[" + host + "]" : host;
    }

    private static String encoded(String part) {
        return URLEncoder.encode(part, StandardCharsets.UTF_8).replace("+", "%20");
    }

    @Override
    public String toString() {
        return "postgres://" + user + "@" + bracketed() + ":" + port + "/" + database;
    }
}
