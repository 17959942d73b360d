package hotline.support;

import hotline.attachment.FileSettings;
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
        DatabaseLimits limits,
        FileSettings files) {

    /** The freight network on a Friday afternoon, without complaints; repeated ones are judged like any other. */
    public static ServerSetup usual() {
        return new ServerSetup(
                TestServer.FRIDAY_AFTERNOON,
                WithoutRepeats.freightNetwork(),
                Optional.empty(),
                ListenAddress.onThisMachine(),
                UnaryOperator.identity(),
                DatabaseLimits.usual(),
                FileSettings.NONE);
    }

    public ServerSetup at(Instant instant) {
        return new ServerSetup(instant, policy, demo, address, way, limits, files);
    }

    public ServerSetup under(String otherPolicy) {
        return new ServerSetup(now, otherPolicy, demo, address, way, limits, files);
    }

    /** With three months of a freight network's complaints behind it. */
    public ServerSetup withDemo(Scale scale) {
        return new ServerSetup(now, policy, Optional.of(scale), address, way, limits, files);
    }

    ServerSetup withoutDemo() {
        return new ServerSetup(now, policy, Optional.empty(), address, way, limits, files);
    }

    public ServerSetup listening(ListenAddress otherAddress) {
        return new ServerSetup(now, policy, demo, otherAddress, way, limits, files);
    }

    /** With connections to the database that take another way and have other limits. */
    public ServerSetup reaching(UnaryOperator<DatabaseSettings> otherWay, DatabaseLimits otherLimits) {
        return new ServerSetup(now, policy, demo, address, otherWay, otherLimits, files);
    }

    /** With files of complaints elsewhere, or looked at by programs. */
    public ServerSetup with(FileSettings others) {
        return new ServerSetup(now, policy, demo, address, way, limits, others);
    }
}
