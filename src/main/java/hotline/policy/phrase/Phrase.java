package hotline.policy.phrase;

import hotline.policy.taxonomy.LocalizedName;

/**
 * What an agent may say.
 *
 * @param wording with {@link Brace}s
 * @param endsCall after it the agent waits until the customer has hung up (T11)
 */
public record Phrase(String id, Situation situation, LocalizedName wording, boolean endsCall) {}
