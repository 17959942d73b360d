package hotline.support;

import hotline.classification.Judge;
import hotline.classification.LexiconJudge;
import hotline.policy.Escalation;
import hotline.policy.ExtensionRules;
import hotline.policy.Limits;
import hotline.policy.Policies;
import hotline.policy.Policy;
import hotline.policy.PolicyVersion;
import hotline.regulation.PolicyFile;
import hotline.rules.RuledLine;
import hotline.rules.Rules;
import hotline.rules.RulesInForce;
import hotline.sla.CalendarReader;
import hotline.sla.CalendarVersion;
import hotline.sla.Deadlines;
import hotline.sla.PublicHolidays;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The shipped freight network's rules, for tests that run under them; repeated complaints are judged like any other. */
public final class FreightNetwork {
    public static final Policy POLICY =
            PolicyFile.read(WithoutRepeats.freightNetwork()).policy();

    /** Compiled once: it never changes, and it takes longer than most tests that need one. */
    private static final Judge JUDGE = new LexiconJudge(POLICY.lexicon());

    private static final PublicHolidays HOLIDAYS = CalendarReader.read("cn", "cn", text("calendars/cn.json"));

    private FreightNetwork() {}

    /** In force under the version id 1. */
    public static Policies policies() {
        return new Policies(new PolicyVersion(1, POLICY));
    }

    public static Judge judge() {
        return JUDGE;
    }

    public static Deadlines deadlines() {
        return deadlines(policies());
    }

    public static Deadlines deadlines(Policies policies) {
        return new Deadlines(policies, List.of(CalendarVersion.notInstalled(HOLIDAYS)));
    }

    /** Policy, calendar and judge at the epoch of a new database. */
    public static Rules rules() {
        return rules(1);
    }

    /** Policy, calendar and judge on a database with that epoch of the rules. */
    public static Rules rules(long epoch) {
        var policies = policies();
        return rules(policies, deadlines(policies), epoch);
    }

    public static Rules rules(Policies policies, Deadlines deadlines) {
        return rules(policies, deadlines, 1);
    }

    private static Rules rules(Policies policies, Deadlines deadlines, long epoch) {
        var line = new RuledLine(policies.inForce(), judge());
        return new Rules(policies, deadlines, new RulesInForce(epoch, Map.of(POLICY.lineOfBusiness(), line)));
    }

    /** With other limits and another ladder, for tests that are about those. */
    public static Policy with(Limits limits, Escalation escalation) {
        return new Policy(
                POLICY.id(),
                POLICY.name(),
                POLICY.version(),
                POLICY.digest(),
                POLICY.lineOfBusiness(),
                POLICY.zone(),
                POLICY.calendar(),
                POLICY.businessHours(),
                POLICY.phoneRegion(),
                POLICY.caseNumbers(),
                POLICY.taxonomy(),
                POLICY.codes(),
                POLICY.departments(),
                limits,
                escalation,
                POLICY.callbacks(),
                POLICY.questionnaires(),
                POLICY.publicIntake(),
                POLICY.targets(),
                POLICY.measures(),
                POLICY.repeats(),
                POLICY.tiers(),
                POLICY.care(),
                POLICY.dispatch(),
                POLICY.telephony(),
                POLICY.personalData(),
                POLICY.phrases(),
                POLICY.messages(),
                POLICY.lexicon());
    }

    /** Only the customer's limits (F5), without rungs before them. */
    public static Policies limitsAlone() {
        var limits = POLICY.limits();
        var handling = new Limits(
                limits.handling(),
                List.of(),
                Optional.empty(),
                List.of(),
                List.of(),
                ExtensionRules.NONE,
                Optional.empty(),
                limits.reopened());
        return new Policies(new PolicyVersion(1, with(handling, Escalation.NONE)));
    }

    private static String text(String resource) {
        try (InputStream in = FreightNetwork.class.getClassLoader().getResourceAsStream(resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
