package hotline.rules;

import hotline.classification.Judge;
import hotline.classification.LexiconJudge;
import hotline.policy.PolicyVersion;
import hotline.policy.reading.PolicyInvalid;
import hotline.policy.reading.PolicyReader;
import hotline.rules.RulesStore.Text;
import hotline.sla.CalendarReader;
import hotline.sla.CalendarVersion;
import hotline.sla.PublicHolidays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The rules that a node has read so far, by their ids. Reading blocks; one thread at a time. */
final class KnownRules {
    private static final Logger LOG = LoggerFactory.getLogger(KnownRules.class);

    private final Map<Integer, PolicyVersion> policies = new ConcurrentHashMap<>();
    private final Map<Integer, CalendarVersion> calendars = new ConcurrentHashMap<>();
    private final Map<Integer, Judge> judges = new ConcurrentHashMap<>();
    private volatile int newestPolicy;

    int newestPolicy() {
        return newestPolicy;
    }

    Collection<PolicyVersion> policies() {
        return policies.values();
    }

    /** Ids of the calendars in force that have not been read yet. */
    List<Integer> missingCalendars(RulesSnapshot snapshot) {
        return snapshot.calendars().values().stream()
                .filter(id -> !calendars.containsKey(id))
                .toList();
    }

    /** Takes over a policy that was read and compiled before, known by its text. */
    void take(Text text, WrittenPolicy atHand) {
        policies.put(text.id(), new PolicyVersion(text.id(), atHand.policy()));
        judges.put(text.id(), atHand.judge());
        newestPolicy = Math.max(newestPolicy, text.id());
    }

    /** Throws {@link hotline.policy.reading.PolicyInvalid} if this server can't read it; it is not read again. */
    PolicyVersion readPolicy(Text text) {
        newestPolicy = Math.max(newestPolicy, text.id());
        var policy = PolicyReader.readInstalled("policy version " + text.id(), text.source());
        var version = new PolicyVersion(text.id(), policy);
        policies.put(text.id(), version);
        return version;
    }

    /** One that can't be read stops no server: without it, days are provisional. */
    void readCalendar(Text text) {
        calendars.put(text.id(), new CalendarVersion(Optional.of(text.id()), holidays(text)));
    }

    private static PublicHolidays holidays(Text text) {
        var code = text.calendar().orElseThrow();
        try {
            return CalendarReader.readStored(code, "calendar version " + text.id(), text.source());
        } catch (PolicyInvalid unreadable) {
            LOG.error(
                    "Calendar version {} ({}) can't be read, so all its years are provisional; upload a better one",
                    text.id(),
                    code,
                    unreadable);
            return PublicHolidays.unpublished(code);
        }
    }

    /** So that it can judge from the moment it is put in force. */
    Judge compile(PolicyVersion version) {
        return judges.computeIfAbsent(
                version.id(), id -> new LexiconJudge(version.policy().lexicon()));
    }

    /** Whether all that is in force could be read. */
    boolean has(RulesSnapshot snapshot) {
        return policies.keySet().containsAll(snapshot.inForce().values())
                && calendars.keySet().containsAll(snapshot.calendars().values());
    }

    /** Compiles new policies; drops judges that neither judge nor are about to. */
    RulesInForce inForce(RulesSnapshot snapshot) {
        var lines = new HashMap<String, RuledLine>();
        snapshot.inForce().forEach((line, id) -> {
            var version = Objects.requireNonNull(policies.get(id), () -> "policy version " + id + " was not read");
            lines.put(line, new RuledLine(version, compile(version)));
        });
        var judging = new HashSet<>(snapshot.inForce().values());
        judging.add(newestPolicy);
        judges.keySet().retainAll(judging);
        return new RulesInForce(snapshot.epoch(), lines);
    }

    List<CalendarVersion> calendars(RulesSnapshot snapshot) {
        return snapshot.calendars().values().stream().map(calendars::get).toList();
    }
}
