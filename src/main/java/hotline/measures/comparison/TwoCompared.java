package hotline.measures.comparison;

import hotline.measures.Completeness;
import hotline.measures.statistics.CaseMix;
import hotline.measures.statistics.Share;
import java.util.Optional;

/**
 * Two members next to each other.
 *
 * @param pair both as if they had the same cases; empty where there is too little to say
 */
public record TwoCompared(Completeness complete, Share one, Share other, Optional<CaseMix.Pair> pair) {}
