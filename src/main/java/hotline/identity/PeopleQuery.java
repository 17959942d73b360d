package hotline.identity;

import java.util.Optional;

/**
 * A search for people.
 *
 * @param after the login that the page before ended with; blank for the first page
 * @param text a part of the login or the name
 * @param enabled false: only people with a closed account
 */
public record PeopleQuery(
        String after,
        Optional<String> text,
        Optional<Role> role,
        Optional<String> department,
        Optional<Duty> duty,
        Optional<Boolean> enabled,
        int most) {}
