package hotline.phrase;

import hotline.complaint.reading.Complaint;
import hotline.policy.ClockKind;
import hotline.policy.Department;
import hotline.policy.PauseReason;
import hotline.policy.Policy;
import hotline.policy.phrase.Brace;
import hotline.policy.phrase.Situation;
import hotline.policy.taxonomy.ComplaintType;
import hotline.sla.SlaClock;
import hotline.sla.TimeLimit;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * What is known while an agent speaks or writes, to be filled in.
 *
 * @param fullName as it is read back (T2); elsewhere people are called as befits
 */
public record KnownNow(Map<Brace, String> values, Optional<String> fullName) {
    private static final DateTimeFormatter CHINESE = DateTimeFormatter.ofPattern("M月d日HH:mm");
    private static final DateTimeFormatter ENGLISH = DateTimeFormatter.ofPattern("d MMMM, HH:mm", Locale.ENGLISH);

    public KnownNow {
        values = Map.copyOf(values);
    }

    /** Without a case: who speaks for which company. */
    public static KnownNow of(Policy policy, String language, String agent) {
        return new KnownNow(Map.of(Brace.COMPANY, policy.name().in(language), Brace.AGENT, agent), Optional.empty());
    }

    /**
     * With a case.
     *
     * @param own code of the agent's department
     * @param written makes a telephone number readable
     */
    public KnownNow with(
            Complaint complaint,
            Policy policy,
            String language,
            Optional<String> own,
            UnaryOperator<String> written,
            Instant now) {
        var more = new EnumMap<>(values);
        var state = complaint.state();
        var report = complaint.report();
        var names = names(complaint);
        more.put(Brace.CASE, complaint.number());
        put(more, Brace.NAME, Salutation.of(names));
        put(
                more,
                Brace.PHONE,
                Optional.of(report.phone()).filter(text -> !text.isBlank()).map(written));
        put(more, Brace.ADDRESS, report.region().filter(text -> !text.isBlank()));
        put(
                more,
                Brace.DEPARTMENT,
                policy.department(state.custody().heldBy())
                        .filter(held -> own.filter(held.code()::equals).isEmpty())
                        .map(Department::name)
                        .map(name -> name.in(language)));
        put(
                more,
                Brace.MATTER,
                policy.taxonomy()
                        .type(state.judged().type())
                        .map(ComplaintType::name)
                        .map(name -> name.in(language)));
        put(more, Brace.RESULT, state.progress().resolution().filter(text -> !text.isBlank()));
        put(
                more,
                Brace.REASON,
                state.custody()
                        .pauseReason()
                        .flatMap(policy.limits()::pause)
                        .filter(reason -> !reason.asksComplainant())
                        .flatMap(PauseReason::forCustomer)
                        .map(words -> clause(words.in(language))));
        put(more, Brace.TIME, nextReply(complaint, now).map(at -> spoken(at, policy.zone(), language)));
        return new KnownNow(more, Salutation.fullName(names));
    }

    public Optional<String> of(Brace brace, Situation situation) {
        var value = Optional.ofNullable(values.get(brace));
        return brace == Brace.NAME && situation == Situation.RESTATE ? fullName.or(() -> value) : value;
    }

    /** As the caller gave it, and as the file has it. */
    private static List<String> names(Complaint complaint) {
        var given = complaint.report().complainant();
        return complaint.customer().map(file -> List.of(given, file.name())).orElse(List.of(given));
    }

    /** Promises, or else the limit, while it is still to come: a time that is over is nothing to promise. */
    private static Optional<Instant> nextReply(Complaint complaint, Instant now) {
        var clocks = complaint.state().clocks();
        return clocks.open(ClockKind.PROMISED_REPLY)
                .or(() -> clocks.open(ClockKind.HANDLING))
                .flatMap(SlaClock::limit)
                .map(TimeLimit::due)
                .filter(due -> due.isAfter(now));
    }

    /** A sentence as a part of another one. */
    private static String clause(String sentence) {
        var end = sentence.replaceAll("[。.]$", "");
        return end.substring(0, 1).toLowerCase(Locale.ROOT) + end.substring(1);
    }

    private static String spoken(Instant at, ZoneId zone, String language) {
        return at.atZone(zone).format(language.equals("zh") ? CHINESE : ENGLISH);
    }

    private static void put(Map<Brace, String> values, Brace brace, Optional<String> value) {
        value.ifPresent(text -> values.put(brace, text));
    }
}
