package hotline.outbox.webhook;

import io.vertx.core.Future;
import java.net.InetAddress;
import java.util.List;

/** Looks names of hosts up. */
@FunctionalInterface
public interface HostNames {
    /** Never empty; fails where there is no such host, or no answer. */
    Future<List<InetAddress>> addresses(String host);
}
