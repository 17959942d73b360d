package hotline.floor;

import java.util.Optional;

/** Why work came to a person, which decides what it does to the rotation. */
public enum Taking {
    /** It was their turn (R1): they go to the end, and so do those before them who were not at their post. */
    DEALT(Optional.empty()),
    /** Their customer came back (R3): no turn is used, and theirs is kept meanwhile. */
    RETURNING(Optional.of("returning")),
    /** The customer asked for them (R5): no turn is used, and one that comes meanwhile is lost. */
    ASKED_FOR(Optional.of("asked-for")),
    /** They help for a colleague who is away (R9): they keep their turn. */
    HELPING(Optional.of("helping"));

    private final Optional<String> reason;

    Taking(Optional<String> reason) {
        this.reason = reason;
    }

    /** As it stands next to the state {@code busy}. */
    public Optional<String> reason() {
        return reason;
    }
}
