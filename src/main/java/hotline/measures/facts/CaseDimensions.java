package hotline.measures.facts;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * What a complaint was at one moment: a code for each dimension.
 *
 * @param codes by the dimensions' order; empty texts where a dimension has none
 */
public record CaseDimensions(List<String> codes) {
    public static final CaseDimensions NONE = new CaseDimensions(Collections.nCopies(Dimension.STORED.size(), ""));

    public CaseDimensions {
        codes = List.copyOf(codes);
    }

    public Optional<String> of(Dimension dimension) {
        return Optional.of(code(dimension)).filter(code -> !code.isEmpty());
    }

    /** An empty text where it has none. */
    String code(Dimension dimension) {
        return codes.get(dimension.place());
    }

    /** Empty: it has none from now on. */
    CaseDimensions with(Dimension dimension, Optional<String> code) {
        var changed = code.orElse("");
        if (code(dimension).equals(changed)) {
            return this;
        }
        var all = codes.toArray(String[]::new);
        all[dimension.place()] = changed;
        return new CaseDimensions(Arrays.asList(all));
    }
}
