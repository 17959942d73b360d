package hotline.configuration;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All settings: the one list that command line, help, checks and the page on production follow. */
public enum Setting {
    HOST(
            flag("--host", "ADDRESS").variable("HOTLINE_HOST").otherwise("all, with --demo this machine alone"),
            "Address to listen on: 127.0.0.1 for this machine alone, 0.0.0.0 for all its addresses."),
    PORT(
            flag("--port", "PORT").variable("HOTLINE_PORT").usually("8080").between(0, 65_535),
            "Port of the HTTP server; 0 takes a free one."),
    TLS_CERT(
            flag("--tls-cert", "FILE").variable("HOTLINE_TLS_CERT").as(Path.class),
            "Certificate with its chain (PEM), for HTTPS on the port. It is read again when it changes."),
    TLS_KEY(
            flag("--tls-key", "FILE").variable("HOTLINE_TLS_KEY").as(Path.class),
            "Its private key (PEM, not encrypted)."),
    MAX_CONNECTIONS(
            flag("--max-connections", "COUNT")
                    .variable("HOTLINE_MAX_CONNECTIONS")
                    .usually("20000")
                    .between(1, Integer.MAX_VALUE),
            "Connections at a time; more are refused."),
    DRAIN(
            flag("--drain", "SECONDS")
                    .variable("HOTLINE_DRAIN")
                    .otherwise("2, with --demo 0")
                    .between(0, Integer.MAX_VALUE),
            "How long a stopping server says that it is not ready, for a load balancer to see, before it takes no more"
                    + " requests."),
    DATA(
            flag("--data", "DIR").usually("hotline-data").as(Path.class),
            "Directory of the embedded PostgreSQL, used where HOTLINE_DATABASE_URL is not set."),
    DATABASE_URL(
            variableAlone("HOTLINE_DATABASE_URL"),
            "a PostgreSQL 16 or newer of your own:",
            "postgres://user:password@host:5432/database"),
    POLICY(
            flag("--policy", "FILE").usually("freight-network").as(List.class, String.class),
            "The regulation to run: a file, or the name of a shipped one. New complaints follow it, older ones the version"
                    + " they began with. Once for each line of business, the default one first. What an administrator has"
                    + " put in force since stays."),
    CALENDAR(
            flag("--calendar", "CODE=FILE").as(Map.class, String.class, Path.class),
            "A public-holiday calendar of your own, such as cn=days.json, in place of the shipped one. Years that it does"
                    + " not know are provisional: weekends and the holidays that are law off."),
    DEMO(
            flag("--demo", "").as(boolean.class),
            "Fill an empty database with three months of demo complaints, and with accounts to sign in with."),
    PHONE(
            flag("--phone", "NUMBER").variable("HOTLINE_PHONE").otherwise("none, with --demo 400-000-0000"),
            "The hotline's telephone number. The customers' page shows it, also where their browser runs no script."),
    EXPORT_ROWS(
            flag("--export-rows", "COUNT")
                    .variable("HOTLINE_EXPORT_ROWS")
                    .usually("1000000")
                    .between(1, 10_000_000),
            "Rows that an exported file may have."),
    EXPORT_DAYS(
            flag("--export-days", "DAYS")
                    .variable("HOTLINE_EXPORT_DAYS")
                    .usually("7")
                    .between(1, 90),
            "How long an exported file is kept for the person who asked for it."),
    METRICS_TOKEN(variableAlone("HOTLINE_METRICS_TOKEN"), "token that lets other machines read /metrics"),
    TRUSTED_PROXIES(
            variableAlone("HOTLINE_TRUSTED_PROXIES"),
            "addresses of your reverse proxies, with commas",
            "between them, such as 10.0.0.5, 10.1.0.0/16, fd00::/8"),
    UNLIMITED_INTAKE(
            variableAlone("HOTLINE_UNLIMITED_INTAKE"),
            "addresses, written alike, that may file any number of",
            "complaints, such as a partner's server"),
    EXCHANGES_HERE(
            variableAlone("HOTLINE_EXCHANGES_HERE"),
            "addresses, written alike, of this machine where a telephone",
            "exchange may be told to dial, such as 127.0.0.1"),
    WEBHOOK_NETWORKS(
            variableAlone("HOTLINE_WEBHOOK_NETWORKS"),
            "addresses, written alike, inside your networks that webhooks",
            "may go to, also by http"),
    CLAMD(
            variableAlone("HOTLINE_CLAMD"),
            "a virus scanner that is asked about each file that people",
            "send: host:port of a clamd, or the path of its socket"),
    HEIC_COMMAND(
            variableAlone("HOTLINE_HEIC_COMMAND"),
            "a program that makes a JPEG of an HEIC picture, such as",
            "heif-convert; it gets the names of the two files"),
    FILE_LIMITS(
            variableAlone("HOTLINE_FILE_LIMITS"),
            "how large files may be and how many, where not as usual, such as",
            "picture-mb=10, customer-mb=30; names are in docs/production.md"),
    S3_URL(
            variableAlone("HOTLINE_S3_URL"),
            "address of a bucket that speaks S3, where files that people",
            "send lie from then on, such as",
            "https://files.s3.eu-central-1.amazonaws.com"),
    S3_REGION(variableAlone("HOTLINE_S3_REGION"), "its region, such as eu-central-1; us-east-1 where not set"),
    S3_KEY_ID(variableAlone("HOTLINE_S3_KEY_ID"), "id of the key that may put, get and delete its objects"),
    S3_SECRET(variableAlone("HOTLINE_S3_SECRET"), "secret of that key"),
    S3_LEAVE(
            variableAlone("HOTLINE_S3_LEAVE"),
            "true while you leave the bucket: its objects are read and",
            "deleted, and new files lie in the database");

    // Forms are records or have no state.
    @SuppressWarnings("ImmutableEnumChecker")
    private final Form form;

    // Made by List.of, which its type does not say.
    @SuppressWarnings("ImmutableEnumChecker")
    private final List<String> help;

    Setting(Form form, String... help) {
        this.form = form;
        this.help = List.of(help);
    }

    /**
     * How it is written.
     *
     * @param usually its default
     * @param otherwise the default in words, where it depends on other settings
     * @param types the value's, then those of its parts
     * @param bounds of a whole number
     */
    private record Form(
            Optional<String> flag,
            String label,
            Optional<String> variable,
            Optional<String> usually,
            Optional<String> otherwise,
            List<Class<?>> types,
            Optional<Bounds> bounds) {

        Form variable(String name) {
            return new Form(flag, label, Optional.of(name), usually, otherwise, types, bounds);
        }

        Form usually(String value) {
            return new Form(flag, label, variable, Optional.of(value), otherwise, types, bounds);
        }

        Form otherwise(String words) {
            return new Form(flag, label, variable, usually, Optional.of(words), types, bounds);
        }

        Form as(Class<?>... value) {
            return new Form(flag, label, variable, usually, otherwise, List.of(value), bounds);
        }

        Form between(int least, int most) {
            return new Form(flag, label, variable, usually, otherwise, types, Optional.of(new Bounds(least, most)));
        }
    }

    private record Bounds(int least, int most) {
        @Override
        public String toString() {
            return most == Integer.MAX_VALUE
                    ? "a whole number from " + least + " on"
                    : "a whole number from " + least + " to " + most;
        }
    }

    private static Form flag(String name, String label) {
        return new Form(
                Optional.of(name),
                label,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(String.class),
                Optional.empty());
    }

    private static Form variableAlone(String name) {
        return new Form(
                Optional.empty(),
                "",
                Optional.of(name),
                Optional.empty(),
                Optional.empty(),
                List.of(String.class),
                Optional.empty());
    }

    public Optional<String> flag() {
        return form.flag;
    }

    public Optional<String> variable() {
        return form.variable;
    }

    /** The value where neither flag nor variable is given. */
    public Optional<String> usually() {
        return form.usually;
    }

    public String label() {
        return form.label;
    }

    /** The value's type, then those of its parts. */
    public List<Class<?>> types() {
        return form.types;
    }

    /** Flag and variable, for messages. */
    public String names() {
        return Stream.concat(form.flag.stream(), form.variable.stream()).collect(Collectors.joining(" or "));
    }

    /** One line, or several separate ones. */
    public List<String> help() {
        return help;
    }

    /** For its flag's place in a command's help, which fills in {@code ${DEFAULT-VALUE}}. */
    public String description() {
        var named = form.variable.map(name -> "Environment: " + name);
        var otherwise = form.usually
                .map(value -> "Default: ${DEFAULT-VALUE}")
                .or(() -> form.otherwise.map(words -> "Default: " + words));
        var ending = Stream.concat(named.stream(), otherwise.stream()).collect(Collectors.joining(". "));
        return String.join(" ", help) + (ending.isEmpty() ? "" : " " + ending);
    }

    /** Fails with {@link SettingRefused} where the value is no number or out of bounds. */
    public int number(String written) {
        var allowed = form.bounds.orElseThrow();
        try {
            int number = Integer.parseInt(written.strip());
            if (number >= allowed.least && number <= allowed.most) {
                return number;
            }
        } catch (NumberFormatException noNumber) {
            // Reported below, with the allowed values.
        }
        throw new SettingRefused(this, "“" + written + "” is not " + allowed);
    }
}
