package hotline.phrase;

import java.time.Instant;

/** How often agents wrote with a phrase within some days, and when last. */
public record PhraseCount(String phrase, long uses, Instant lastAt) {}
