package hotline.policy;

import hotline.failure.Failure;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The installed policies as this node knows them: for each line of business one in force for new complaints, and all that
 * older ones are pinned to. Safe for many threads.
 */
public final class Policies {
    private static final Duration SOON = Duration.ofSeconds(1);

    private final Map<Integer, PolicyVersion> versions = new ConcurrentHashMap<>();
    private final String defaultLine;
    private volatile Map<String, PolicyVersion> inForce;
    private volatile Runnable learn = () -> {};
    private final AtomicLong looks = new AtomicLong();
    /** Versions requested and not known, and how often this node had looked by then. */
    private final Map<Integer, Long> missed = new ConcurrentHashMap<>();

    private final Set<Integer> unreadable = ConcurrentHashMap.newKeySet();

    /** @param inForce of the server's default line of business */
    public Policies(PolicyVersion inForce) {
        defaultLine = inForce.policy().lineOfBusiness();
        putInForce(List.of(inForce));
    }

    /** The policy for a complaint that arrives now and names no line of business; its zone is the server's. */
    public PolicyVersion inForce() {
        return inForce(defaultLine).orElseThrow();
    }

    /** The policy for a complaint of that line of business that arrives now. */
    public Optional<PolicyVersion> inForce(String lineOfBusiness) {
        return Optional.ofNullable(inForce.get(lineOfBusiness));
    }

    /** Codes of the lines of business with a policy here, the default one first. */
    public List<String> lines() {
        var lines = new ArrayList<>(inForce.keySet().stream().sorted().toList());
        lines.remove(defaultLine);
        lines.add(0, defaultLine);
        return List.copyOf(lines);
    }

    /**
     * Fails with {@link Failure.Invalid} where no policy in force, of any line of business, has that department: no work
     * goes there.
     *
     * @param field where the code was given
     */
    public void checkDepartment(String code, String field) {
        var known = lines().stream()
                .flatMap(line -> inForce(line).stream())
                .flatMap(version -> version.policy().departments().stream())
                .map(Department::code)
                .distinct()
                .toList();
        if (!known.contains(code)) {
            throw Failure.Invalid.field(
                    field,
                    code + " is no department of a policy in force"
                            + (known.isEmpty() ? "" : ", which are " + String.join(", ", known)));
        }
    }

    /**
     * The policy of a complaint pinned to that id. Throws {@link Failure.Busy} where this node has yet to load it, and
     * {@link Failure.Conflict} where it has looked for it since and found none.
     */
    public PolicyVersion version(int id) {
        var version = versions.get(id);
        if (version != null) {
            return version;
        }
        // A look may have been in progress when the version was first missed, so the second look after that decides.
        if (!unreadable.contains(id) && looks.get() - missed.computeIfAbsent(id, first -> looks.get()) >= 2) {
            throw new Failure.Conflict("policy version " + id + " is not installed");
        }
        throw behind();
    }

    public Optional<PolicyVersion> find(int id) {
        return Optional.ofNullable(versions.get(id));
    }

    /**
     * The zone of the times of a complaint under this policy. The server's own where this node has yet to load the
     * policy: a list shows the complaint all the same.
     */
    public ZoneId zone(int id) {
        return find(id).orElseGet(this::inForce).policy().zone();
    }

    /** It is installed, but by a newer hotline: other nodes know it. */
    public void cannotRead(int id) {
        unreadable.add(id);
    }

    /** This node has looked which policies are installed, and knows all that it can read. */
    public void looked() {
        looks.incrementAndGet();
    }

    /** The ids of all policies that this node knows; another node may know more. */
    public Set<Integer> known() {
        return Set.copyOf(versions.keySet());
    }

    /** All versions, in no order. */
    public Collection<PolicyVersion> all() {
        return List.copyOf(versions.values());
    }

    /** A version that is not in force, for the complaints pinned to it. */
    public void know(PolicyVersion version) {
        missed.remove(version.id());
        versions.put(version.id(), version);
    }

    /** Replaces all policies in force at once. The default line is always among them. */
    public void putInForce(Collection<PolicyVersion> ofEachLine) {
        var lines = new HashMap<String, PolicyVersion>();
        for (PolicyVersion version : ofEachLine) {
            know(version);
            lines.put(version.policy().lineOfBusiness(), version);
        }
        if (!lines.containsKey(defaultLine)) {
            throw new IllegalArgumentException("no policy is in force for " + defaultLine);
        }
        inForce = Map.copyOf(lines);
    }

    /**
     * Sets how this node learns of new policies.
     *
     * @param learnNow starts loading policies that this node does not know yet; returns at once
     */
    public void whenBehind(Runnable learnNow) {
        learn = learnNow;
    }

    /**
     * A complaint refers to rules that this node does not know yet, for example after the process was frozen: the node
     * loads them and asks the caller to try again.
     */
    public Failure behind() {
        learn.run();
        return new Failure.Busy("the rules have just changed; try again", SOON);
    }
}
