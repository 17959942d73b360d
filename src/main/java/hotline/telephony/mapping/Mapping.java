package hotline.telephony.mapping;

import hotline.policy.taxonomy.LocalizedName;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A mapping file: what an exchange sends, how it proves itself, and what it wants as an answer.
 *
 * @param format its code
 * @param secrets the ways in which its messages may show the secret
 * @param signatureHeader of {@link SecretWay#HMAC_HEADER}
 * @param reply what it wants to read when its message was stored
 * @param dialReply the same when it asks for a telephone to ring, with {@code {number}} in it; empty: it never asks
 * @param textsOfJson members that may hold JSON, or JSON in base64, as a text
 * @param root the member that holds the message, where the body is a form around it
 * @param isEncoded whether values are percent-encoded once more
 * @param hasTemplates whether a variable that was not filled in stands as {@code [Name]}
 * @param withheld what stands in place of a number that a caller withholds
 * @param values by field, what its words mean in ours
 */
public record Mapping(
        String format,
        LocalizedName name,
        Set<BodyForm> bodies,
        Set<SecretWay> secrets,
        Optional<String> signatureHeader,
        Reply reply,
        Optional<Reply> dialReply,
        List<String> textsOfJson,
        Optional<String> root,
        boolean isEncoded,
        boolean hasTemplates,
        Set<String> withheld,
        Map<String, Map<String, String>> values,
        List<EventRule> events) {

    public Mapping {
        bodies = Set.copyOf(bodies);
        secrets = Set.copyOf(secrets);
        textsOfJson = List.copyOf(textsOfJson);
        withheld = Set.copyOf(withheld);
        values = Map.copyOf(values);
        events = List.copyOf(events);
    }

    /** @param type of its content */
    public record Reply(int status, String type, String body) {}

    /** Whether its secrets must be kept as they are, because messages are signed with them. */
    public boolean signs() {
        return secrets.stream().anyMatch(SecretWay::signs);
    }
}
