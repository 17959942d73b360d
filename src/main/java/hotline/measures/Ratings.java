package hotline.measures;

import java.util.Map;

/**
 * What customers said in a period.
 *
 * @param asked for a rating
 * @param answered of those asked in the period how many gave a rating, at any time
 * @param given ratings given in the period, asked or not
 */
record Ratings(long asked, long answered, long given, long satisfied) {

    /** Satisfaction (满意率): ratings of 4 and 5 ÷ ratings given. */
    Rate satisfaction() {
        return Rate.share(satisfied, given, Map.of("asked-without-answer", asked - answered));
    }

    /** Participation (参评率): customers who gave a rating ÷ customers asked. */
    Rate participation(CallbackFigures callbacks) {
        return Rate.share(answered, asked, callbacks.notReached());
    }
}
