package hotline.database;

import io.vertx.core.net.ClientSSLOptions;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.SslMode;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** The address of a PostgreSQL and how to sign in: {@code postgres://user:password@host:port/database?sslmode=…}. */
public record DatabaseSettings(
        String host, int port, String database, String user, String password, Encryption encryption) {
    /** Longest silence of a database during a small statement. */
    public static final Duration AT_ONCE = Duration.ofSeconds(10);
    /** Longest silence of a database at work on whole tables: a migration, a backup or its check. */
    public static final Duration LONG_WORK = Duration.ofMinutes(30);

    private static final String EXAMPLE = "postgres://hotline:password@db.example.com:5432/hotline?sslmode=require";

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
     * @throws DatabaseStartFailed if the URL is not one, saying which part
     */
    public static DatabaseSettings fromUrl(String url) {
        URI uri;
        try {
            uri = new URI(url.strip());
        } catch (URISyntaxException unreadable) {
            // The exception quotes the URL with its password, so it is not passed on.
            throw unusable("it is not a URL (special characters in the password are written as %XX)");
        }
        if (!"postgres".equals(uri.getScheme()) && !"postgresql".equals(uri.getScheme())) {
            throw unusable("it does not begin with postgres:// or postgresql://");
        }
        if (uri.getHost() == null) {
            throw unusable("it names no host");
        }
        if (uri.getRawUserInfo() == null) {
            throw unusable("it names no user");
        }
        String[] credentials = uri.getRawUserInfo().split(":", 2);
        String database = uri.getRawPath() == null ? "" : uri.getRawPath().replaceFirst("^/", "");
        if (database.isEmpty() || database.contains("/")) {
            throw unusable("it names no database");
        }
        return new DatabaseSettings(
                uri.getHost().replaceAll("^\\[|]$", ""),
                uri.getPort() < 0 ? 5432 : uri.getPort(),
                decoded(database),
                decoded(credentials[0]),
                credentials.length > 1 ? decoded(credentials[1]) : "",
                encryption(uri.getRawQuery()));
    }

    /** On this machine, where each role has a database of its name. */
    public static DatabaseSettings local(int port, String role, String password) {
        return new DatabaseSettings("127.0.0.1", port, role, role, password, Encryption.DISABLE);
    }

    private static Encryption encryption(String query) {
        if (query == null || query.isEmpty()) {
            return Encryption.PREFER;
        }
        Map<String, String> parameters = Arrays.stream(query.split("&"))
                .map(parameter -> parameter.split("=", 2))
                .collect(Collectors.toMap(
                        parts -> decoded(parts[0]), parts -> parts.length > 1 ? decoded(parts[1]) : "", (a, b) -> b));
        for (String name : parameters.keySet()) {
            if (!name.equals("sslmode")) {
                throw unusable("it has the parameter " + name + ", and only sslmode is known");
            }
        }
        String mode = parameters.get("sslmode");
        return Arrays.stream(Encryption.values())
                .filter(encryption -> encryption.sslMode().equals(mode))
                .findFirst()
                .orElseThrow(() -> unusable("sslmode is none of disable, prefer, require, verify-ca, verify-full"));
    }

    private static String decoded(String part) {
        return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    private static DatabaseStartFailed unusable(String reason) {
        return new DatabaseStartFailed("The database URL can't be used: " + reason + ". It looks like " + EXAMPLE);
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
        return blocking(silence).getConnection();
    }

    /** Connections as {@link #connect} makes them. */
    DataSource blocking(Duration silence) {
        PGSimpleDataSource connections = new PGSimpleDataSource();
        connections.setURL(jdbcUrl());
        connections.setUser(user);
        connections.setPassword(password);
        connections.setConnectTimeout(5);
        connections.setLoginTimeout(10);
        connections.setSocketTimeout((int) silence.toSeconds());
        connections.setTcpKeepAlive(true);
        return connections;
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
        return java.net.URLEncoder.encode(part, StandardCharsets.UTF_8).replace("+", "%20");
    }

    @Override
    public String toString() {
        return "postgres://" + user + "@" + bracketed() + ":" + port + "/" + database;
    }
}
