package hotline.server;

import java.util.List;

/** How the features are put together: what each one is built from, in the order in which a complaint meets them. */
final class Parts {
    private Parts() {}

    static List<Part> of(Foundation on, IdentityPart identity) {
        var intake = IntakePart.of(on);
        return List.of(identity, intake, new NotYet());
    }
}
