package hotline.policy;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The installed policies: one in force for new complaints, and all that older ones are pinned to. Safe for many threads. */
public final class Policies {
    private final Map<Integer, PolicyVersion> versions = new ConcurrentHashMap<>();
    private volatile PolicyVersion inForce;

    public Policies(PolicyVersion inForce) {
        know(inForce);
        this.inForce = inForce;
    }

    /** What rules a complaint that arrives now. */
    public PolicyVersion inForce() {
        return inForce;
    }

    /** What rules a complaint pinned to that id. */
    public PolicyVersion version(int id) {
        return Optional.ofNullable(versions.get(id))
                .orElseThrow(() -> new IllegalStateException("policy version " + id + " is not installed"));
    }

    /** The ids of all that this node knows; another node may know more. */
    public Set<Integer> known() {
        return Set.copyOf(versions.keySet());
    }

    /** An older version, for the complaints pinned to it. */
    public void know(PolicyVersion version) {
        versions.put(version.id(), version);
    }
}
