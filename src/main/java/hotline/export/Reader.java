package hotline.export;

import hotline.failure.Failure;
import hotline.identity.Caller;
import hotline.identity.Role;
import hotline.rows.Fields;
import io.vertx.core.json.JsonObject;
import java.util.Optional;

/**
 * In which role a person asked for an export. What it holds was decided by that role, so its file is for no other one.
 *
 * @param branch of a branch account
 */
record Reader(Role role, Optional<String> branch) {
    private static final String NAME = "reader";

    static Reader of(Caller.Staff caller) {
        return new Reader(caller.role(), caller.branch());
    }

    /** Adds it to the stored form of a list. */
    JsonObject in(JsonObject list) {
        var json = new JsonObject().put("role", role.code());
        branch.ifPresent(some -> json.put("branch", some));
        return list.put(NAME, json);
    }

    /** Of the stored form of a list; lists that an earlier release stored have none, unless they are figures. */
    static Optional<Reader> of(JsonObject list) {
        return Fields.of(list)
                .optionalObject(NAME)
                .map(Fields::of)
                .map(stored -> new Reader(stored.code("role", Role::of), stored.optionalText("branch")));
    }

    /** Fails with {@link Failure.Forbidden} where the caller is not, or no longer, in that role. */
    void check(Caller.Staff caller) {
        if (!equals(of(caller))) {
            throw new Failure.Forbidden("the export was asked for in another role; ask for it again");
        }
    }
}
