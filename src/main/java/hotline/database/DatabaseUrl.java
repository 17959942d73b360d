package hotline.database;

import hotline.database.DatabaseSettings.Encryption;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads the address of a PostgreSQL as other programs write it too, and says what to write instead where hotline can't
 * follow it. A message never shows the URL, because it holds the password.
 */
final class DatabaseUrl {
    private static final String EXAMPLE = "postgres://hotline:password@db.example.com:5432/hotline?sslmode=require";
    private static final String ONE_HOST =
            "hotline connects to one host: put HAProxy, a virtual address or PgBouncer in"
                    + " front of the servers, let it lead to the primary, and name it here";
    private static final String ENCODED =
            "special characters in user and password are written as %XX, such as %40 for @";

    private static final Pattern URL =
            Pattern.compile("postgres(?:ql)?://(?<authority>[^/?#]*)(?:/(?<database>[^?#]*))?"
                    + "(?:\\?(?<parameters>[^#]*))?(?<rest>#.*)?");
    /** With the underscores that names of containers have. */
    private static final Pattern HOST =
            Pattern.compile("(?<host>\\[[0-9A-Fa-f:.]+]|[A-Za-z0-9._-]+)(?::(?<port>[0-9]{1,6}))?");

    private static final Pattern SEVERAL_HOSTS =
            Pattern.compile("(?:^|&)host(?:addr)?=[^&]*(?:,|%2C|&host(?:addr)?=)", Pattern.CASE_INSENSITIVE);

    private static final Pattern ESCAPES = Pattern.compile("[^%\\s]*+(?:%[0-9A-Fa-f]{2}[^%\\s]*+)*+");

    /** Parameters of other programs, with what to do. */
    private static final Map<String, String> FOREIGN = Map.ofEntries(
            Map.entry("target_session_attrs", ONE_HOST),
            Map.entry("targetServerType", ONE_HOST),
            Map.entry("load_balance_hosts", ONE_HOST),
            Map.entry("loadBalanceHosts", ONE_HOST),
            Map.entry(
                    "host",
                    "name the host before the database's name; hotline connects over TCP, not over a socket file"),
            Map.entry("hostaddr", "name the address before the database's name"),
            Map.entry("port", "write the port after the host, with a colon between"),
            Map.entry("user", "write the user before the host, with an @ between"),
            Map.entry("password", "write the password after the user, with a colon between"),
            Map.entry("dbname", "write the database's name after the host, with a slash between"),
            Map.entry("ssl", "write sslmode=require, or sslmode=verify-full to check the certificate too"),
            Map.entry("sslrootcert", "add that certificate to those that Java trusts, and leave the parameter out"));

    private DatabaseUrl() {}

    static DatabaseSettings read(String written) {
        var url = written.strip();
        if (url.startsWith("jdbc:")) {
            throw unusable("leave out jdbc: in front of it, and write user and password before the host");
        }
        if (url.startsWith("\"") || url.startsWith("'")) {
            throw unusable("leave out the quotes around it");
        }
        if (!url.startsWith("postgres://") && !url.startsWith("postgresql://")) {
            throw unusable("it does not begin with postgres:// or postgresql://");
        }
        var parts = URL.matcher(url);
        if (!ESCAPES.matcher(url).matches() || !parts.matches() || parts.group("rest") != null) {
            throw unusable("it is not a URL: " + ENCODED);
        }
        var authority = parts.group("authority");
        int at = authority.lastIndexOf('@');
        var parameters = Optional.ofNullable(parts.group("parameters")).orElse("");
        if (SEVERAL_HOSTS.matcher(parameters).find()) {
            throw unusable("it names several hosts; " + ONE_HOST);
        }
        var server = server(authority.substring(at + 1));
        var user = authority.substring(0, Math.max(at, 0)).split(":", 2);
        if (user[0].isEmpty()) {
            throw unusable(at < 0 && url.contains("@") ? ENCODED : "it names no user");
        }
        var database = Optional.ofNullable(parts.group("database")).orElse("");
        if (database.isEmpty() || database.contains("/")) {
            throw unusable("it names no database");
        }
        return new DatabaseSettings(
                server.host(),
                server.port(),
                decoded(database),
                decoded(user[0]),
                user.length > 1 ? decoded(user[1]) : "",
                encryption(parameters));
    }

    private record Server(String host, int port) {}

    private static Server server(String written) {
        if (written.contains(",")) {
            throw unusable("it names several hosts; " + ONE_HOST);
        }
        if (written.isEmpty() || written.startsWith(":")) {
            throw unusable("it names no host");
        }
        var parts = HOST.matcher(written);
        if (!parts.matches()) {
            throw unusable("its host or port can't be read; " + ENCODED);
        }
        int port =
                Optional.ofNullable(parts.group("port")).map(Integer::parseInt).orElse(5432);
        if (port < 1 || port > 65_535) {
            throw unusable("its port is none from 1 to 65535");
        }
        return new Server(parts.group("host").replaceAll("^\\[|]$", ""), port);
    }

    private static Encryption encryption(String parameters) {
        var found = Encryption.PREFER;
        for (String parameter : parameters.split("&", -1)) {
            var parts = parameter.split("=", 2);
            var name = decoded(parts[0]);
            if (name.equals("sslmode")) {
                found = encryptionOf(parts.length > 1 ? decoded(parts[1]) : "");
            } else if (!name.isEmpty()) {
                throw unusable("it has the parameter " + name + ", and only sslmode is known; "
                        + FOREIGN.getOrDefault(name, "leave it out"));
            }
        }
        return found;
    }

    private static Encryption encryptionOf(String mode) {
        return Arrays.stream(Encryption.values())
                .filter(encryption -> encryption.sslMode().equals(mode))
                .findFirst()
                .orElseThrow(() -> unusable("sslmode is none of disable, prefer, require, verify-ca, verify-full"));
    }

    private static String decoded(String part) {
        return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    private static DatabaseStartFailed unusable(String reason) {
        return new DatabaseStartFailed("HOTLINE_DATABASE_URL can't be used: " + reason + ". It looks like " + EXAMPLE);
    }
}
