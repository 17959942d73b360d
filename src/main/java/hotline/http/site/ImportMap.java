package hotline.http.site;

import hotline.digest.Sha256;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Tells browsers where to find the modules of the library jars. It must be inside each page, so pages contain the
 * placeholder {@code <!-- importmap -->}, and its hash in the policy that otherwise allows no inline script.
 */
final class ImportMap {
    private static final String RESOURCE = "META-INF/importmap.json";
    private static final String PLACEHOLDER = "<!-- importmap -->";
    /** Our pages send no statistics, so an empty module of ours replaces Vaadin's statistics. */
    private static final String SILENCE = "/shared/usage-statistics.js";

    private static final String STATISTICS = "@vaadin/vaadin-usage-statistics";
    private static final String ECHARTS = "/_static/echarts/6.0.0/dist/echarts.esm.min.mjs";

    private final String json;

    private ImportMap(Map<String, String> imports) {
        var entries = new JsonObject();
        imports.forEach(entries::put);
        // No text from a jar can end the script element.
        this.json = new JsonObject().put("imports", entries).encode().replace("<", "\\u003c");
    }

    static ImportMap ofClassPath(OwnFiles own) {
        var imports = new TreeMap<String, String>();
        try {
            for (var url : Collections.list(ImportMap.class.getClassLoader().getResources(RESOURCE))) {
                try (var in = url.openStream()) {
                    addAll(imports, new String(in.readAllBytes(), StandardCharsets.UTF_8));
                }
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        imports.put("echarts", ECHARTS);
        for (String module : List.of("", "/vaadin-usage-statistics.js", "/vaadin-usage-statistics-collect.js")) {
            imports.put(STATISTICS + module, own.path(SILENCE));
        }
        return new ImportMap(imports);
    }

    /** The shipped jar contains the maps of all libraries one after the other. */
    private static void addAll(Map<String, String> imports, String maps) {
        var all = new JsonArray("[" + maps.strip().replaceAll("}\\s*\\{", "},{") + "]");
        for (int i = 0; i < all.size(); i++) {
            all.getJsonObject(i)
                    .getJsonObject("imports")
                    .forEach(entry ->
                            imports.put(entry.getKey(), entry.getValue().toString()));
        }
    }

    String into(String page) {
        return page.replace(PLACEHOLDER, "<script type=\"importmap\">" + json + "</script>");
    }

    /** Styles may be inline: components of the libraries set them so. Pictures that need a code are fetched, and shown from memory. */
    String contentSecurityPolicy() {
        return "default-src 'self'; script-src 'self' 'sha256-" + hash() + "'; style-src 'self' 'unsafe-inline'; "
                + "img-src 'self' data: blob:; font-src 'self' data:; object-src 'none'; base-uri 'none'; "
                + "form-action 'self'; frame-ancestors 'none'";
    }

    private String hash() {
        return Base64.getEncoder().encodeToString(Sha256.of(json));
    }
}
