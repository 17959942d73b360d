package hotline;

import hotline.classification.Judge;
import hotline.classification.LexiconJudge;
import hotline.policy.Policies;
import hotline.policy.Policy;
import hotline.policy.PolicyVersion;
import hotline.server.PolicyFile;
import hotline.sla.CalendarReader;
import hotline.sla.Deadlines;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** The shipped freight network's rules, for tests that run under them. */
public final class FreightNetwork {
    public static final Policy POLICY =
            PolicyFile.read(PolicyFile.FREIGHT_NETWORK).policy();

    private FreightNetwork() {}

    /** In force under the version id 1. */
    public static Policies policies() {
        return new Policies(new PolicyVersion(1, POLICY));
    }

    public static Judge judge() {
        return new LexiconJudge(POLICY.lexicon());
    }

    public static Deadlines deadlines() {
        return new Deadlines(policies(), Map.of("cn", CalendarReader.read("cn", "cn", text("calendars/cn.json"))));
    }

    private static String text(String resource) {
        try (InputStream in = FreightNetwork.class.getClassLoader().getResourceAsStream(resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
