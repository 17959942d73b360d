package hotline.policy.reading;

/** Where a policy finds the one that it extends. */
@FunctionalInterface
public interface BasePolicies {
    /** For complete texts, such as an installed version. */
    BasePolicies NONE = (name, extending) -> {
        throw new IllegalArgumentException("“" + name + "” is not part of this text, which must hold all it extends");
    };

    /**
     * The text of that name. Throws IllegalArgumentException that lists the known names where there is none.
     *
     * @param extending the text that names it
     */
    PolicyText base(String name, PolicyText extending);
}
