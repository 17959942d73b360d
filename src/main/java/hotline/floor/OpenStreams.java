package hotline.floor;

import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;

/** The live streams of people at this node: anyone with one is present, and hears of what changes on the floor. */
public final class OpenStreams {
    private final Map<Long, Set<Stream>> byPerson = new ConcurrentHashMap<>();
    private final Set<Long> played = ConcurrentHashMap.newKeySet();
    private final Collection<Long> fresh = new ConcurrentLinkedQueue<>();

    /** @param watches whether it hears of all lines, as a supervisor's does */
    private record Stream(boolean watches, Consumer<FloorNews> hear) {}

    /**
     * A stream that is open from now on.
     *
     * @param hear is called on any thread
     * @return to be run once it is closed
     */
    public Runnable open(long person, boolean watches, Consumer<FloorNews> hear) {
        var stream = new Stream(watches, hear);
        byPerson.compute(person, (id, streams) -> {
            var all = streams == null ? ConcurrentHashMap.<Stream>newKeySet() : streams;
            all.add(stream);
            return all;
        });
        fresh.add(person);
        return () -> byPerson.computeIfPresent(person, (id, streams) -> {
            streams.remove(stream);
            return streams.isEmpty() ? null : streams;
        });
    }

    /** A person of a demo, who is present though no one is signed in as them. */
    public void play(long person) {
        played.add(person);
        fresh.add(person);
    }

    public boolean isHere(long person) {
        return byPerson.containsKey(person);
    }

    /** All who have a stream here, or are played. */
    Collection<Long> persons() {
        var all = new HashSet<>(byPerson.keySet());
        all.addAll(played);
        return all;
    }

    /** Those who have opened one since the last question. */
    Collection<Long> fresh() {
        var opened = new HashSet<Long>();
        fresh.removeIf(opened::add);
        return opened;
    }

    /** Tells these their own people place, and those who watch of the lines. */
    public void tell(Set<Long> persons, Set<String> lines) {
        byPerson.forEach((person, streams) -> {
            boolean isOwn = persons.contains(person);
            streams.forEach(stream -> {
                if (isOwn || (stream.watches() && !lines.isEmpty())) {
                    stream.hear().accept(new FloorNews(isOwn, stream.watches() ? lines : Set.of()));
                }
            });
        });
    }

    /** Tells these their own people calls, and those who watch that there is something to see. */
    public void tellOfCalls(Set<Long> persons) {
        byPerson.forEach((person, streams) -> {
            boolean isOwn = persons.contains(person);
            streams.forEach(stream -> {
                if (isOwn || stream.watches()) {
                    stream.hear().accept(new FloorNews(isOwn ? CallNews.OWN : CallNews.OTHERS));
                }
            });
        });
    }
}
