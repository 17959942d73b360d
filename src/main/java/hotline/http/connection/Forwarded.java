package hotline.http.connection;

import io.vertx.core.http.HttpServerRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The client's own connection behind a trusted proxy: its scheme, and the host it asked for. */
public record Forwarded(TrustedProxies proxies) {
    private static final String PROTO = "X-Forwarded-Proto";
    private static final String HOST = "X-Forwarded-Host";

    /** Whether the client's connection is encrypted. */
    public boolean isSecure(HttpServerRequest request) {
        if (request.isSSL()) {
            return true;
        }
        var said = request.getHeader(PROTO);
        return said != null && isByProxy(request) && last(said).equalsIgnoreCase("https");
    }

    /**
     * Whether that origin is ours. A proxy may replace the {@code Host} that the browser asked for; a page can't set
     * either header.
     *
     * @param origin as browsers send it, such as {@code https://hotline.example}
     */
    public boolean isOwn(String origin, HttpServerRequest request) {
        int scheme = origin.indexOf("://");
        if (scheme < 0) {
            return false;
        }
        var page = withoutDefaultPort(origin.substring(scheme + 3));
        return hosts(request).stream().map(Forwarded::withoutDefaultPort).anyMatch(page::equals);
    }

    private List<String> hosts(HttpServerRequest request) {
        var hosts = new ArrayList<String>();
        if (request.authority() != null) {
            hosts.add(request.authority().toString());
        }
        var said = request.getHeader(HOST);
        if (said != null && isByProxy(request)) {
            for (String host : said.split(",", 0)) {
                hosts.add(host.strip());
            }
        }
        return hosts;
    }

    private boolean isByProxy(HttpServerRequest request) {
        return proxies.trusts(request.remoteAddress());
    }

    private static String last(String list) {
        return list.substring(list.lastIndexOf(',') + 1).strip();
    }

    private static String withoutDefaultPort(String host) {
        return host.toLowerCase(Locale.ROOT).replaceFirst(":(80|443)$", "");
    }
}
