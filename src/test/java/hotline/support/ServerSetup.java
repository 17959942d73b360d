package hotline.support;

import hotline.database.DatabaseLimits;
import hotline.database.DatabaseSettings;
import hotline.demo.DemoData.Scale;
import hotline.http.connection.ListenAddress;
import java.time.Instant;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * The differences between test servers.
 *
 * @param policy a file, or the name of a shipped one
 * @param demo how many complaints the three months before hold, or nothing for none
 * @param way which way the connections to the database take
 */
public record ServerSetup(
        Instant now,
        String policy,
        Optional<Scale> demo,
        ListenAddress address,
        UnaryOperator<DatabaseSettings> way,
        DatabaseLimits limits) {

    /** The freight network on a Friday afternoon, without complaints; repeated ones are judged like any other. */
    public static ServerSetup usual() {
        return new ServerSetup(
                TestServer.FRIDAY_AFTERNOON,
                WithoutRepeats.freightNetwork(),
                Optional.empty(),
                ListenAddress.onThisMachine(),
                UnaryOperator.identity(),
                DatabaseLimits.usual());
    }

    public ServerSetup at(Instant instant) {
        return new ServerSetup(instant, policy, demo, address, way, limits);
    }

    public ServerSetup under(String otherPolicy) {
        return new ServerSetup(now, otherPolicy, demo, address, way, limits);
    }

    /** With three months of a freight network's complaints behind it. */
    public ServerSetup withDemo(Scale scale) {
        return new ServerSetup(now, policy, Optional.of(scale), address, way, limits);
    }

    ServerSetup withoutDemo() {
        return new ServerSetup(now, policy, Optional.empty(), address, way, limits);
    }

    public ServerSetup listening(ListenAddress otherAddress) {
        return new ServerSetup(now, policy, demo, otherAddress, way, limits);
    }

    /** With connections to the database that take another way and have other limits. */
    public ServerSetup reaching(UnaryOperator<DatabaseSettings> otherWay, DatabaseLimits otherLimits) {
        return new ServerSetup(now, policy, demo, address, otherWay, otherLimits);
    }
}
