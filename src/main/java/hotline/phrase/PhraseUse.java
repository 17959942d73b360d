package hotline.phrase;

import java.time.Instant;

/**
 * A phrase that an agent wrote with.
 *
 * @param seq of the event that has the text
 */
record PhraseUse(long complaint, int seq, String phrase, Instant at) {}
