package hotline.policy.reading;

/** Where a policy finds the one that it extends. */
@FunctionalInterface
public interface BasePolicies {
    /** For texts that must hold all they need, such as an installed version. */
    BasePolicies NONE = (name, extending) -> {
        throw new IllegalArgumentException("“" + name + "” is not part of this text, which must hold all it extends");
    };

    /**
     * The text of that name. Throws IllegalArgumentException that says what there is where there is none.
     *
     * @param extending the text that names it
     */
    PolicyText base(String name, PolicyText extending);
}
