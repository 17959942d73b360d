package hotline.search;

import hotline.search.SoughtWords.Term;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.SqlConnection;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Finds the newest complaints whose texts have some words: block after block from the last one on, so that a common word is found in few of
 * them, and more blocks at once while there is nothing, so that a rare one takes few round trips. The index only says where to look; the text
 * decides.
 */
final class WordSearch {
    private static final int FIRST_BLOCKS = 4;
    private static final int MORE_BLOCKS = 4;
    private static final int MOST_BLOCKS = 1_024;
    private static final int TEXTS_AT_ONCE = 64;
    /** Texts that are compared for one answer; the index seldom leads to one without the words. */
    private static final int MOST_TEXTS = 2_000;

    private final Vertx vertx;
    private final SqlConnection connection;
    private final SoughtWords words;
    private final Optional<String> branch;
    private final int most;
    private final List<Told> found = new ArrayList<>();
    private int compared;

    /** @param branch the only one whose complaints are sought */
    WordSearch(Vertx vertx, SqlConnection connection, SoughtWords words, Optional<String> branch, int most) {
        this.vertx = vertx;
        this.connection = connection;
        this.words = words;
        this.branch = branch;
        this.most = most;
    }

    /** Newest first. */
    Future<List<Told>> run() {
        return WordStore.last(connection)
                .compose(last -> blocks(last, FIRST_BLOCKS))
                .map(found);
    }

    private boolean isDone() {
        return found.size() >= most || compared >= MOST_TEXTS;
    }

    private Future<Void> blocks(int last, int number) {
        if (last < 0 || isDone()) {
            return Future.succeededFuture();
        }
        int first = Math.max(0, last - number + 1);
        return places(first, last)
                .map(WordSearch::newestFirst)
                .compose(this::compare)
                .compose(compared -> blocks(first - 1, Math.min(MOST_BLOCKS, number * MORE_BLOCKS)));
    }

    private Future<NavigableMap<Integer, BitSet>> places(int first, int last) {
        var all = branch.map(only -> WordStore.ofBranch(
                                connection,
                                new WordStore.OfBranch(only, new Block(first).first(), new Block(last + 1).first()))
                        .map(WordSearch::byBlock))
                .orElseGet(() -> Future.succeededFuture(whole(first, last)));
        for (Term term : rarestFirst()) {
            all = all.compose(left -> left.isEmpty() ? Future.succeededFuture(left) : narrowed(left, term));
        }
        return all;
    }

    /** Characters are rarer than the beginnings of words, and long beginnings than short ones. */
    private List<Term> rarestFirst() {
        return words.terms().stream()
                .sorted(Comparator.comparing(Term::isOfLetters)
                        .thenComparing(term -> -term.run().length()))
                .toList();
    }

    private Future<NavigableMap<Integer, BitSet>> narrowed(NavigableMap<Integer, BitSet> left, Term term) {
        var has = term.beginning()
                .map(beginning -> WordStore.withBeginning(connection, left.keySet(), beginning))
                .orElseGet(() -> WordStore.withAll(connection, left.keySet(), term.grams()));
        return has.map(those -> {
            var both = new TreeMap<Integer, BitSet>();
            those.forEach((block, places) -> {
                places.and(left.get(block));
                if (!places.isEmpty()) {
                    both.put(block, places);
                }
            });
            return both;
        });
    }

    private static NavigableMap<Integer, BitSet> whole(int first, int last) {
        var blocks = new TreeMap<Integer, BitSet>();
        IntStream.rangeClosed(first, last).forEach(number -> {
            var all = new BitSet(Block.SIZE);
            all.set(0, Block.SIZE);
            blocks.put(number, all);
        });
        return blocks;
    }

    private static NavigableMap<Integer, BitSet> byBlock(List<Long> complaints) {
        var blocks = new TreeMap<Integer, BitSet>();
        for (long complaint : complaints) {
            var block = Block.of(complaint);
            blocks.computeIfAbsent(block.number(), number -> new BitSet(Block.SIZE))
                    .set(block.place(complaint));
        }
        return blocks;
    }

    /** No more than are compared. */
    private static List<Long> newestFirst(NavigableMap<Integer, BitSet> places) {
        var newest = new ArrayList<Long>();
        for (var entry : places.descendingMap().entrySet()) {
            var block = new Block(entry.getKey());
            int place = entry.getValue().length() - 1;
            while (place >= 0 && newest.size() < MOST_TEXTS) {
                newest.add(block.first() + place);
                place = entry.getValue().previousSetBit(place - 1);
            }
        }
        return newest;
    }

    /** Long texts take longer to fold than an event loop may. */
    private Future<Void> compare(List<Long> candidates) {
        if (candidates.isEmpty() || isDone()) {
            return Future.succeededFuture();
        }
        int now = Math.min(TEXTS_AT_ONCE, candidates.size());
        return WordStore.texts(connection, candidates.subList(0, now))
                .compose(texts -> vertx.executeBlocking(() ->
                        texts.stream().flatMap(told -> withWords(told).stream()).toList()))
                .compose(those -> {
                    those.stream().limit(most - found.size()).forEach(found::add);
                    compared += now;
                    return compare(candidates.subList(now, candidates.size()));
                });
    }

    private Optional<Told> withWords(Told told) {
        var folded = Folded.of(told.text()).text();
        return words.areIn(folded) ? Optional.of(told.withWords(Nearness.of(words, folded))) : Optional.empty();
    }
}
