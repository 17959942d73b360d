package hotline.policy.reading;

import java.util.List;

/** A value that its text can't give: {@link PolicyNode#made} reports it as its mistake. */
public final class Mistaken extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final Mistake mistake;
    private final transient List<String> values;

    Mistaken(Mistake mistake, List<String> values) {
        super(mistake.sentence(values));
        this.mistake = mistake;
        this.values = values;
    }

    Mistake mistake() {
        return mistake;
    }

    List<String> values() {
        return values;
    }
}
