package hotline.policy.dispatch;

import hotline.policy.taxonomy.Severity;
import java.util.Set;

/**
 * Which skills the works it fits need (C2, C3, C9). All rules that fit count together.
 *
 * @param kinds empty: all; so with the sets after it
 * @param subtypes codes of subtypes, of whatever type
 * @param languages tags such as {@code en} in which the customer wrote or speaks
 */
public record NeedRule(
        Set<WorkKind> kinds,
        Set<String> types,
        Set<String> subtypes,
        Set<Severity> severities,
        Set<String> channels,
        Set<String> languages,
        Need need) {

    public NeedRule {
        kinds = Set.copyOf(kinds);
        types = Set.copyOf(types);
        subtypes = Set.copyOf(subtypes);
        severities = Set.copyOf(severities);
        channels = Set.copyOf(channels);
        languages = Set.copyOf(languages);
    }

    /**
     * Known facts about a work when an agent is looked for.
     *
     * @param subtype empty where there is none, so with the language
     */
    public record Subject(
            WorkKind kind, String type, String subtype, Severity severity, String channel, String language) {}

    public boolean fits(Subject subject) {
        return isFor(kinds, subject.kind())
                && isFor(types, subject.type())
                && isFor(subtypes, subject.subtype())
                && isFor(severities, subject.severity())
                && isFor(channels, subject.channel())
                && isFor(languages, subject.language());
    }

    /** Whether it is for all customers of a channel, before they have said what they want. */
    boolean fitsAnybody(WorkKind kind, String channel) {
        return isFor(kinds, kind)
                && isFor(channels, channel)
                && types.isEmpty()
                && subtypes.isEmpty()
                && severities.isEmpty()
                && languages.isEmpty();
    }

    private static <T> boolean isFor(Set<T> named, T asked) {
        return named.isEmpty() || named.contains(asked);
    }
}
