package hotline.support;

import hotline.database.embedded.TestCluster;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/** Starts the servers of one test or of one test class, and closes them after it, the latest first. */
public final class Servers implements AutoCloseable {
    private static final Map<String, TestServer> FAMILIES = new HashMap<>();

    private final Deque<TestServer> started = new ArrayDeque<>();

    Servers() {}

    public TestServer start() {
        return start(ServerSetup.usual());
    }

    public TestServer start(ServerSetup setup) {
        var server = TestServer.start(setup);
        started.push(server);
        return server;
    }

    @Override
    public void close() {
        AssertionError failure = null;
        for (TestServer server : started) {
            try {
                server.close();
            } catch (AssertionError failed) {
                failure = failed;
            }
        }
        if (failure != null) {
            throw failure;
        }
    }

    /** The one server of this run that tests share which neither move its clock nor mind the complaints of others. */
    static TestServer shared() {
        return Shared.SERVER;
    }

    /** The one server of this run for a family of classes. */
    static TestServer family(String name, ServerSetup setup) {
        return FAMILIES.computeIfAbsent(name, first -> untilTheEnd(setup));
    }

    private static TestServer untilTheEnd(ServerSetup setup) {
        var server = TestServer.start(setup);
        TestCluster.beforeEnd(server::stop);
        return server;
    }

    private static final class Shared {
        static final TestServer SERVER = untilTheEnd(ServerSetup.usual());
    }
}
