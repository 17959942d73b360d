package hotline.callback;

import hotline.policy.taxonomy.Severity;
import hotline.text.MaskedText;
import java.util.Optional;

/**
 * A callback as lists show it, with what it is about.
 *
 * @param summary the first 120 characters of what happened
 */
public record ListedCallback(
        Callback callback,
        String complainant,
        String type,
        Optional<String> subtype,
        Severity severity,
        String summary) {

    /** For a person who gave no reason to see the complaint whole (K8). */
    ListedCallback masked() {
        return new ListedCallback(callback, MaskedText.name(complainant), type, subtype, severity, "");
    }
}
