package hotline.campaign;

import hotline.digest.Sha256;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Whom a campaign would call, and whom not.
 *
 * @param members files, each their own customer, in order
 * @param leftOut how many, by reason
 */
public record Preview(List<Long> members, Map<String, Integer> leftOut) {
    public Preview {
        members = List.copyOf(members);
        leftOut = Map.copyOf(leftOut);
    }

    /** @param reason why they are left out */
    record Judged(long file, Optional<String> reason) {}

    /** @param merged files that are found and are merged into others that are found */
    static Preview of(List<Judged> judged, int merged) {
        var leftOut = new TreeMap<String, Integer>();
        judged.forEach(one -> one.reason().ifPresent(reason -> leftOut.merge(reason, 1, Integer::sum)));
        if (merged > 0) {
            leftOut.put("merged", merged);
        }
        return new Preview(
                judged.stream()
                        .filter(one -> one.reason().isEmpty())
                        .map(Judged::file)
                        .sorted()
                        .toList(),
                leftOut);
    }

    /** SHA-256 of the members: what was looked at is what is approved. */
    public String digest() {
        var text = members.stream().map(String::valueOf).collect(Collectors.joining(","));
        return Sha256.hex(text);
    }
}
