package hotline.http.site;

import hotline.digest.Sha256;
import hotline.http.engine.Contract;
import hotline.http.engine.Gzip;
import hotline.http.engine.HotlinePhone;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * The files of the screens and of their libraries, from the class path. Each is read and compressed once, off the
 * event loop, and kept: there are few megabytes of them. Names are checked against an allowed form, so that requests
 * can't reach hidden files, directories or folders above.
 */
final class WebFiles {
    private static final Pattern NAME = Pattern.compile("(?:/[A-Za-z0-9_@][A-Za-z0-9._@+-]*+)++");
    private static final String CALL_BAR = "<!-- call bar -->";
    private static final String REMEDIES = "<!-- remedies -->";
    private static final Remedies NO_REMEDIES = new Remedies(List.of());
    private static final String CUSTOMERS_PAGE = "/index.html";
    private static final int WORTH_COMPRESSING = 1024;
    private static final String NO_DEVICES =
            "camera=(), display-capture=(), geolocation=(), microphone=(), midi=(), payment=(), serial=(), usb=()";
    private static final String WORKER = "-worker.js";
    /** A worker has the policy of its own answer, not that of the page. */
    private static final String WORKER_POLICY = "default-src 'none'; script-src 'self'; connect-src 'self'";

    private static final Map<String, String> TYPES = Map.ofEntries(
            Map.entry("html", "text/html; charset=utf-8"),
            Map.entry("js", "text/javascript; charset=utf-8"),
            Map.entry("mjs", "text/javascript; charset=utf-8"),
            Map.entry("css", "text/css; charset=utf-8"),
            Map.entry("json", "application/json"),
            Map.entry("webmanifest", "application/manifest+json"),
            Map.entry("map", "application/json"),
            Map.entry("yaml", "application/yaml"),
            Map.entry("svg", "image/svg+xml"),
            Map.entry("png", "image/png"),
            Map.entry("jpg", "image/jpeg"),
            Map.entry("webp", "image/webp"),
            Map.entry("ico", "image/x-icon"),
            Map.entry("woff2", "font/woff2"),
            Map.entry("txt", "text/plain; charset=utf-8"));

    private final Vertx vertx;
    private final OwnFiles own = OwnFiles.ofClassPath();
    private final Bundles bundles = Bundles.ofClassPath();
    private final ImportMap importMap = ImportMap.ofClassPath(own);
    /** Within the page itself, so that it is there even if a part of the page fails. */
    private final String callBar;

    /** Only the customers' page has remedies. */
    private record Kept(String name, Remedies remedies) {}

    private final Supplier<Remedies> remedies;
    private final ConcurrentHashMap<Kept, Future<Optional<WebFile>>> found = new ConcurrentHashMap<>();

    WebFiles(Vertx vertx, Optional<HotlinePhone> phone, Supplier<Remedies> remedies) {
        this.remedies = remedies;
        this.vertx = vertx;
        this.callBar = phone.map(HotlinePhone::bar).orElse("");
    }

    /** @param path as the browser asks for it, percent-decoded and without dot segments */
    Future<Optional<WebFile>> find(String path) {
        var page = pageOf(own.isVersioned(path) ? path : own.name(path));
        if (!NAME.matcher(page).matches() || !TYPES.containsKey(extension(page))) {
            return Future.succeededFuture(Optional.empty());
        }
        var kept = new Kept(page, page.equals(CUSTOMERS_PAGE) ? remedies.get() : NO_REMEDIES);
        var file = found.computeIfAbsent(kept, one -> vertx.executeBlocking(() -> read(one), false));
        file.onComplete(done -> {
            if (done.failed() || done.result().isEmpty()) {
                found.remove(kept, file);
            }
        });
        return file;
    }

    /** Pages are asked for without the file's name. */
    private static String pageOf(String path) {
        var name = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
        return switch (name) {
            case "" -> CUSTOMERS_PAGE;
            case "/console", "/wallboard", "/api/docs" -> name + "/index.html";
            default -> path;
        };
    }

    private Optional<WebFile> read(Kept kept) throws IOException {
        var name = kept.name();
        if (name.equals("/api/v1/openapi.yaml")) {
            return Optional.of(file(kept, Contract.yaml().getBytes(StandardCharsets.UTF_8)));
        }
        for (String place : Places.of(own.name(name))) {
            var content = content(place);
            if (content.isPresent()) {
                return Optional.of(file(kept, content.get()));
            }
        }
        return Optional.empty();
    }

    private WebFile file(Kept kept, byte[] content) {
        var name = kept.name();
        var type = Objects.requireNonNull(TYPES.get(extension(name)), name);
        boolean page = type.startsWith("text/html");
        boolean worker = name.endsWith(WORKER);
        var bytes = page ? filledIn(content, kept.remedies()) : worker ? versioned(content) : content;
        var headers = new HashMap<String, String>();
        headers.put("Content-Type", type);
        headers.put("Cache-Control", isKeptForGood(name) ? "public, max-age=31536000, immutable" : "no-cache");
        headers.put("X-Content-Type-Options", "nosniff");
        headers.put("Referrer-Policy", "no-referrer");
        headers.put("Vary", "Accept-Encoding");
        if (worker) {
            headers.put("Content-Security-Policy", WORKER_POLICY);
        }
        if (page) {
            headers.put("Content-Security-Policy", importMap.contentSecurityPolicy());
            headers.put("Cross-Origin-Opener-Policy", "same-origin");
            headers.put("Permissions-Policy", NO_DEVICES);
        }
        var hash = Sha256.begin();
        hash.update(bytes);
        var etag = "W/\"" + Hash.shortName(hash) + "\"";
        headers.put("ETag", etag);
        return new WebFile(Buffer.buffer(bytes), compressed(type, bytes), etag, Map.copyOf(headers));
    }

    private byte[] filledIn(byte[] page, Remedies remedies) {
        return importMap
                .into(own.into(bundles.into(new String(page, StandardCharsets.UTF_8))))
                .replace(CALL_BAR, callBar)
                .replace(REMEDIES, remedies.field())
                .getBytes(StandardCharsets.UTF_8);
    }

    /** A worker that keeps files for pages names their version, and so changes with each release. */
    private byte[] versioned(byte[] worker) {
        return own.into(new String(worker, StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8);
    }

    /** Its version is part of its path. */
    private boolean isKeptForGood(String name) {
        return name.startsWith("/_static/") || own.isVersioned(name);
    }

    private static Optional<Buffer> compressed(String type, byte[] bytes) {
        boolean packed = (type.startsWith("image/") && !type.startsWith("image/svg")) || type.startsWith("font/");
        return packed || bytes.length < WORTH_COMPRESSING ? Optional.empty() : Optional.of(Gzip.small(bytes));
    }

    private static Optional<byte[]> content(String place) throws IOException {
        var url = WebFiles.class.getClassLoader().getResource(place);
        if (url == null || isDirectory(url)) {
            return Optional.empty();
        }
        try (var in = url.openStream()) {
            return Optional.of(in.readAllBytes());
        }
    }

    /** A directory's resource reads as its listing. */
    private static boolean isDirectory(URL url) throws IOException {
        if (url.getProtocol().equals("file")) {
            return !Files.isRegularFile(Path.of(URI.create(url.toString())));
        }
        return url.openConnection() instanceof JarURLConnection jar
                && jar.getJarEntry() != null
                && jar.getJarEntry().isDirectory();
    }

    private static String extension(String name) {
        return name.substring(name.lastIndexOf('.') + 1);
    }

    /** Folders on the class path that files may come from. */
    private static final class Places {
        private static final String DOCUMENTATION = "/api/docs/";
        private static final String SWAGGER = "META-INF/resources/webjars/swagger-ui/5.30.2/";

        static String[] of(String name) {
            if (name.startsWith("/_static/")) {
                return new String[] {"META-INF/resources" + name};
            }
            if (name.startsWith(DOCUMENTATION)) {
                var file = name.substring(DOCUMENTATION.length());
                return new String[] {"docs/" + file, SWAGGER + file};
            }
            return new String[] {OwnFiles.FOLDER + name};
        }
    }
}
