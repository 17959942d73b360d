package hotline.http;

import io.vertx.core.http.HttpServerRequest;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The reverse proxies whose word on where a request comes from is taken. From anybody else {@code X-Forwarded-For} is a
 * stranger's claim, with which limits per address would be fooled.
 *
 * @param addresses as they connect, such as {@code 10.0.0.5}
 */
public record TrustedProxies(Set<String> addresses) {
    public static final TrustedProxies NONE = new TrustedProxies(Set.of());

    public TrustedProxies {
        addresses = Set.copyOf(addresses);
    }

    /** @param list addresses with commas between them */
    public static TrustedProxies parse(String list) {
        return new TrustedProxies(Arrays.stream(list.split(","))
                .map(String::strip)
                .filter(address -> !address.isEmpty())
                .collect(Collectors.toSet()));
    }

    /** The address of whoever sent the request: the last one on its way that is no proxy of ours. */
    String clientOf(HttpServerRequest request) {
        return client(request.remoteAddress().hostAddress(), request.getHeader("X-Forwarded-For"));
    }

    String client(String connected, String forwardedFor) {
        if (forwardedFor == null || !addresses.contains(connected)) {
            return connected;
        }
        var way = forwardedFor.split(",");
        var client = connected;
        for (int i = way.length - 1; i >= 0 && addresses.contains(client); i--) {
            client = way[i].strip();
        }
        return client;
    }
}
