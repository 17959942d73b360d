package hotline.http.engine;

import hotline.http.connection.Forwarded;
import io.netty.handler.codec.http.cookie.ServerCookieDecoder;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.core.http.HttpServerRequest;
import java.util.List;

/**
 * The cookie that holds a session. Over an encrypted connection its name says that this host alone has set it, for
 * all its paths and for encrypted connections only ({@code __Host-}); a browser refuses such a name in the clear,
 * where the plain name serves for trying the hotline on a local machine.
 */
public final class SessionCookie {
    private static final String PLAIN = "hotline-session";
    private static final String SECURE = "__Host-" + PLAIN;
    /**
     * A page of a neighbouring host can add cookies of the plain name; an honest browser does not send more of them.
     */
    private static final int MOST = 4;

    private SessionCookie() {}

    /** Tokens sent in cookies of the name that counts on this connection. */
    static List<String> tokens(HttpServerRequest request, Forwarded forwarded) {
        // Parsing cookies is dearer than looking for the header, and intake by programs sends none.
        if (!request.headers().contains("Cookie")) {
            return List.of();
        }
        var name = forwarded.isSecure(request) ? SECURE : PLAIN;
        // The request's own set of cookies keeps one of a name.
        return request.headers().getAll("Cookie").stream()
                .flatMap(line -> ServerCookieDecoder.STRICT.decodeAll(line).stream())
                .filter(cookie -> cookie.name().equals(name))
                .map(io.netty.handler.codec.http.cookie.Cookie::value)
                .limit(MOST)
                .toList();
    }

    /** @param seconds 0 takes it away */
    public static Cookie of(String token, long seconds, boolean secure) {
        return kept(secure ? SECURE : PLAIN, token, seconds, secure).setPath("/");
    }

    /** One that only this server reads, sent along by its own pages alone. */
    public static Cookie kept(String name, String value, long seconds, boolean secure) {
        return Cookie.cookie(name, value)
                .setHttpOnly(true)
                .setSameSite(CookieSameSite.STRICT)
                .setSecure(secure)
                .setMaxAge(seconds);
    }
}
