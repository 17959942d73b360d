package hotline.phrase;

import hotline.complaint.Status;
import hotline.complaint.reading.Complaint;
import hotline.policy.Policy;
import hotline.policy.phrase.Phrase;
import hotline.policy.phrase.PhraseBook;
import hotline.policy.phrase.Situation;
import hotline.policy.taxonomy.Channel;
import hotline.policy.taxonomy.Filer;
import hotline.policy.taxonomy.Severity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Which phrases come first: by what is at hand, and none again that was first or used last (F11). Pure. */
public final class Suggesting {
    private Suggesting() {}

    /** All situations, the most fitting first. */
    public static List<Situation> order(AtHand atHand, Optional<Complaint> complaint, Policy policy) {
        var order = new LinkedHashSet<Situation>();
        complaint.ifPresent(about -> order.addAll(ofCase(atHand, about, policy)));
        order.addAll(atHand.fitting());
        order.addAll(EnumSet.allOf(Situation.class));
        return List.copyOf(order);
    }

    /** What the case makes more fitting than what is usual. */
    private static List<Situation> ofCase(AtHand atHand, Complaint complaint, Policy policy) {
        var state = complaint.state();
        var first = new ArrayList<Situation>();
        boolean isSpokenTo = atHand == AtHand.CALL || atHand == AtHand.NOTE;
        boolean isSevere = state.judged().severity() == Severity.SEVERE
                && state.progress().endedAt().isEmpty();
        if (isSpokenTo && isSevere) {
            first.add(Situation.ESCALATE);
        }
        if (isSpokenTo && state.custody().pauseReason().isPresent()) {
            first.add(Situation.PROMISE);
        }
        if (isSpokenTo && (state.status() == Status.RESOLVED || state.status() == Status.CALLBACK)) {
            first.add(Situation.CALLBACK);
        }
        boolean isWritten = atHand == AtHand.MESSAGE_TO_CUSTOMER || atHand == AtHand.RESOLVE;
        if (isWritten && isByCustomer(state.facts().channel(), policy)) {
            first.add(Situation.MESSAGE);
        }
        return first;
    }

    /** On the website or in an app, where the answer is read (T6). */
    private static boolean isByCustomer(String channel, Policy policy) {
        return policy.taxonomy()
                .channel(channel)
                .map(Channel::filedBy)
                .filter(Filer.CUSTOMER::equals)
                .isPresent();
    }

    /**
     * By situation in that order. Within one, phrases that were not suggested first or used lately come first, then those longest ago. The
     * first of all is another one than last time, as long as there is another.
     *
     * @param recent ids, the last one first
     */
    public static List<Phrase> phrases(PhraseBook book, List<Situation> order, List<String> recent) {
        var groups = new ArrayList<List<Phrase>>();
        var longestAgo = Comparator.comparingInt((Phrase phrase) -> -distance(phrase, recent));
        order.forEach(situation -> {
            var group = book.of(situation).stream().sorted(longestAgo).toList();
            if (!group.isEmpty()) {
                groups.add(group);
            }
        });
        Predicate<List<Phrase>> leads =
                group -> recent.isEmpty() || !group.get(0).id().equals(recent.get(0));
        groups.stream().filter(leads).findFirst().ifPresent(first -> {
            groups.remove(first);
            groups.add(0, first);
        });
        return groups.stream().flatMap(List::stream).toList();
    }

    /** How long ago; longest of all where it was not used. */
    private static int distance(Phrase phrase, List<String> recent) {
        int at = recent.indexOf(phrase.id());
        return at < 0 ? Integer.MAX_VALUE : at;
    }
}
