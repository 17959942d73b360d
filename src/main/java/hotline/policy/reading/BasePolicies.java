package hotline.policy.reading;

/** Where a policy finds the one that it extends. */
@FunctionalInterface
public interface BasePolicies {
    /** For complete texts, such as an installed version. */
    BasePolicies NONE = (name, extending) -> {
        throw Mistake.BASE_LEFT_OUT.with(name);
    };

    /**
     * The text of that name. Throws {@link Mistaken} that lists the known names where there is none.
     *
     * @param extending the text that names it
     */
    PolicyText base(String name, PolicyText extending);
}
