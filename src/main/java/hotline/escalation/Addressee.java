package hotline.escalation;

import hotline.identity.Caller;
import hotline.identity.Role;
import java.util.Optional;

/** Whom a notice is for. */
public sealed interface Addressee {

    /** One of our people, by {@code person.id}. */
    record Person(long id) implements Addressee {}

    /** All people who work in that department. */
    record Department(String code) implements Addressee {}

    /** Every supervisor, where the rung names none. */
    record Supervisors() implements Addressee {}

    static Addressee of(Optional<Long> person, Optional<String> department) {
        return person.<Addressee>map(Person::new)
                .or(() -> department.map(Department::new))
                .orElseGet(Supervisors::new);
    }

    default Optional<Long> person() {
        return this instanceof Person person ? Optional.of(person.id()) : Optional.empty();
    }

    default Optional<String> department() {
        return this instanceof Department department ? Optional.of(department.code()) : Optional.empty();
    }

    /** Decides which people may acknowledge and answer: the addressee, and any supervisor in their place. */
    default boolean mayBeAnsweredBy(Caller.Staff staff) {
        return staff.role() == Role.SUPERVISOR
                || person().filter(id -> id == staff.id()).isPresent()
                || (department().isPresent() && department().equals(staff.department()));
    }
}
