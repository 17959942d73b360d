package hotline.rules;

import hotline.failure.Failure;
import hotline.policy.Policy;
import hotline.policy.taxonomy.LocalizedName;
import hotline.policy.taxonomy.Matter;
import hotline.sla.SlaCalculator;
import hotline.sla.SlaClock;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tries a policy as if it were in force: judges, counts every limit and every rung of the ladder from moments of the
 * coming year, writes case numbers, and renders the names that screens show in both languages. A failure here would
 * happen for every complaint.
 */
final class PolicyRehearsal {
    private static final Logger LOG = LoggerFactory.getLogger(PolicyRehearsal.class);
    private static final List<Duration> FROM_NOW =
            Stream.of(0, 1, 7, 31, 120, 366).map(Duration::ofDays).toList();
    private static final List<String> TEXTS =
            List.of("五件货只到四件，第二次投诉，赔了3000元，晚了3天。\n请尽快找回", "Two of 12 boxes are broken, 3 days late.", "件".repeat(1000));
    private static final long GREATEST_SERIAL = 999_999_999;
    private final WrittenPolicy written;
    private final Policy policy;
    private final SlaCalculator limits;
    private final Instant now;

    private PolicyRehearsal(WrittenPolicy written, SlaCalculator limits, Instant now) {
        this.written = written;
        this.policy = written.policy();
        this.limits = limits;
        this.now = now;
    }

    /** Blocks. Fails with {@link Failure.Invalid} that names the part that does not work. */
    static void of(WrittenPolicy written, SlaCalculator limits, Instant now) {
        var rehearsal = new PolicyRehearsal(written, limits, now);
        works("/lexicon", "judging", rehearsal::judge);
        works("/limits", "counting limits", rehearsal::count);
        works("/case-number", "writing case numbers", rehearsal::number);
        works("", "showing names", rehearsal::render);
    }

    private static void works(String pointer, String what, Runnable tried) {
        try {
            tried.run();
        } catch (Failure known) {
            throw known;
        } catch (RuntimeException broken) {
            LOG.warn("A policy was refused because {} fails", what, broken);
            throw Failure.Invalid.field(pointer, what + " by this policy fails: " + broken.getMessage());
        }
    }

    private void judge() {
        for (String text : TEXTS) {
            var type = written.judge().judge(text).type();
            if (policy.taxonomy().type(type).isEmpty()) {
                throw new IllegalStateException("there is no type " + type);
            }
        }
    }

    private void count() {
        for (Duration later : FROM_NOW) {
            var at = now.plus(later);
            for (Matter matter : policy.taxonomy().typicalMatters()) {
                var due = limits.handling(matter, at).due();
                limits.opening(matter, at, false).all().forEach(clock -> climb(clock, matter));
                climb(limits.callback(at, due), matter);
            }
            var any = policy.taxonomy().typicalMatters().get(0);
            policy.limits().stages().forEach(stage -> climb(limits.begun(stage, at), any));
            policy.departments().forEach(department -> climb(limits.held(department, at), any));
        }
    }

    /** As far as it goes, with all the time that may be added on the way. */
    private void climb(SlaClock clock, Matter matter) {
        limits.ladder().nextActionAt(clock, matter);
        clock.limit().ifPresent(limit -> {
            int days = policy.limits().extensions().workingDays();
            var extended = days == 0 ? clock : limits.extended(clock, days, now);
            limits.ladder().due(extended, matter, limit.due().plus(Duration.ofDays(366)));
        });
    }

    private void number() {
        var numbers = policy.caseNumbers();
        var number = numbers.format(YearMonth.from(now.atZone(policy.zone())), GREATEST_SERIAL);
        var typed = number.replace("-", "").toUpperCase(Locale.ROOT);
        if (!numbers.read(typed).equals(Optional.of(number))) {
            throw new IllegalStateException("a tracking code with the number " + number + " does not open it");
        }
    }

    /** As answers of the API are: each name is there in both languages, and is text that JSON and PostgreSQL can hold. */
    private void render() {
        var taxonomy = policy.taxonomy();
        shown(policy.id(), policy.name());
        taxonomy.sources().forEach((source, name) -> shown(source.code(), name));
        taxonomy.channels().forEach(channel -> shown(channel.code(), channel.name()));
        taxonomy.types().forEach(type -> {
            shown(type.code(), type.name());
            type.subtypes().forEach(subtype -> shown(subtype.code(), subtype.name()));
        });
        taxonomy.severities().forEach((severity, name) -> shown(severity.code(), name));
        policy.departments().forEach(department -> shown(department.code(), department.name()));
        policy.limits().stages().forEach(stage -> shown(stage.code(), stage.name()));
        policy.limits().pauses().forEach(pause -> shown(pause.code(), pause.name()));
    }

    private static void shown(String code, LocalizedName name) {
        for (String language : List.of("zh-CN", "en")) {
            var sent = new JsonObject().put("code", code).put("name", name.in(language));
            if (!new JsonObject(Buffer.buffer(sent.encode())).equals(sent)) {
                throw new IllegalStateException(
                        "the name of " + code + " can't be sent as text (" + language + "): it holds half a character");
            }
        }
    }
}
