package hotline.measures.topics;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;

/**
 * Finds topics of a week: first {@link #count} each text of the week, then {@link #collect} each again, then {@link #earlier} each text
 * of the eight weeks before. The first reading only counts by hashes, so that rare words need no memory.
 */
final class TopicSearch {
    private static final int HASHES = 1 << 22;
    private static final int FEWEST_COMPLAINTS = 5;
    private static final int FEWEST_CUSTOMERS = 3;
    private static final int FEWEST_BRANCHES = 2;
    /** Chance alone may bring one false word in so many weeks. */
    private static final double BY_CHANCE = 0.05;
    /** A word that was frequent before has to become much more so. */
    private static final double LEAST_RATIO = 2;
    /** A longer word says the same as its part if nearly all complaints with the part have it. */
    private static final double NEARLY_ALL = 0.75;
    /** Words of one topic share so many complaints of the rarer one. */
    private static final double SHARED = 0.5;

    private static final int MOST_WORDS = 5;
    private static final int MOST_TOPICS = 20;

    private final int[] hashes = new int[HASHES];
    private final Map<String, Seen> seen = new HashMap<>();
    private final Map<Long, ComplaintText> texts = new HashMap<>();
    private int week;
    private int before;

    private static final class Seen {
        private final List<Long> complaints = new ArrayList<>();
        private int before;
    }

    private record Word(String text, Set<Long> complaints, int before, double strength) {}

    void count(ComplaintText text) {
        Grams.of(text.text()).forEach(gram -> hashes[slot(gram)]++);
        week++;
    }

    void collect(ComplaintText text) {
        texts.put(text.complaint(), new ComplaintText(text.complaint(), text.customer(), text.branch(), ""));
        for (String gram : Grams.of(text.text())) {
            if (hashes[slot(gram)] >= FEWEST_COMPLAINTS) {
                seen.computeIfAbsent(gram, first -> new Seen()).complaints.add(text.complaint());
            }
        }
    }

    /** After the last text of the week was collected. */
    void forgetRare() {
        seen.values().removeIf(one -> one.complaints.size() < FEWEST_COMPLAINTS);
    }

    void earlier(ComplaintText text) {
        before++;
        for (String gram : Grams.of(text.text())) {
            var one = seen.get(gram);
            if (one != null) {
                one.before++;
            }
        }
    }

    int week() {
        return week;
    }

    int before() {
        return before;
    }

    /** The strongest first. */
    List<Topic> topics() {
        if (before == 0 || seen.isEmpty()) {
            return List.of();
        }
        double least = ChiSquaredDistribution.of(1).inverseSurvivalProbability(BY_CHANCE / seen.size());
        var words = seen.entrySet().stream()
                .map(one -> word(one.getKey(), one.getValue()))
                .filter(word -> word.strength() > least && isSupported(word))
                .collect(Collectors.toMap(Word::text, word -> word));
        return grouped(words.values().stream()
                .filter(word -> isMaximal(word, words))
                .sorted(Comparator.comparingDouble(Word::strength).reversed().thenComparing(Word::text))
                .toList());
    }

    private Word word(String text, Seen one) {
        return new Word(text, new HashSet<>(one.complaints), one.before, strength(one));
    }

    /** Dunning's G² of this week's share and that of the weeks before; 0 unless it has grown enough. */
    private double strength(Seen one) {
        double a = one.complaints.size();
        double b = one.before;
        if (a * before < LEAST_RATIO * b * week) {
            return 0;
        }
        double both = (a + b) / (week + before);
        return 2
                * (part(a, week * both)
                        + part(b, before * both)
                        + part(week - a, week * (1 - both))
                        + part(before - b, before * (1 - both)));
    }

    private static double part(double observed, double expected) {
        return observed == 0 ? 0 : observed * Math.log(observed / expected);
    }

    private boolean isSupported(Word word) {
        return customers(word) >= FEWEST_CUSTOMERS && branches(word) >= FEWEST_BRANCHES;
    }

    private int customers(Word word) {
        return (int) word.complaints().stream()
                .map(id -> of(id).customer())
                .distinct()
                .count();
    }

    private int branches(Word word) {
        return (int) word.complaints().stream()
                .map(id -> of(id).branch())
                .filter(branch -> !branch.isEmpty())
                .distinct()
                .count();
    }

    private ComplaintText of(long id) {
        return texts.getOrDefault(id, new ComplaintText(id, "", "", ""));
    }

    private static boolean isMaximal(Word word, Map<String, Word> words) {
        return word.text().length() == Grams.LONGEST
                || words.values().stream()
                        .noneMatch(other -> other.text().length() > word.text().length()
                                && other.text().contains(word.text())
                                && other.complaints().size()
                                        >= NEARLY_ALL * word.complaints().size());
    }

    private List<Topic> grouped(List<Word> strongestFirst) {
        var groups = new LinkedHashMap<Word, List<String>>();
        for (Word word : strongestFirst) {
            groups.keySet().stream()
                    .filter(lead -> isShared(lead, word))
                    .findFirst()
                    .ifPresentOrElse(
                            lead -> groups.computeIfAbsent(lead, first -> new ArrayList<>())
                                    .add(word.text()),
                            () -> groups.put(word, new ArrayList<>(List.of(word.text()))));
        }
        return groups.entrySet().stream()
                .limit(MOST_TOPICS)
                .map(group -> topic(group.getKey(), group.getValue()))
                .toList();
    }

    private static boolean isShared(Word one, Word other) {
        long shared =
                other.complaints().stream().filter(one.complaints()::contains).count();
        return shared
                >= SHARED * Math.min(one.complaints().size(), other.complaints().size());
    }

    private Topic topic(Word lead, List<String> words) {
        return new Topic(
                words.stream().limit(MOST_WORDS).toList(),
                lead.complaints().size(),
                lead.before(),
                customers(lead),
                branches(lead),
                lead.strength(),
                lead.complaints().stream().sorted(Comparator.reverseOrder()).toList());
    }

    private static int slot(String gram) {
        int hash = gram.hashCode() * 0x9E3779B9;
        return hash >>> 10;
    }
}
