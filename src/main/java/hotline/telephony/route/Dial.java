package hotline.telephony.route;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A request to dial for an attempt of a callback.
 *
 * @param number that is dialled: personal data
 * @param call that came of it
 */
public record Dial(
        long callback, int attempt, State state, String number, Optional<Long> call, OptionalLong rangSeconds) {
    public enum State {
        /** The agent's own telephone dials. */
        LINK,
        /** The exchange took the request. */
        SENT,
        /** It did not. */
        REFUSED;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
