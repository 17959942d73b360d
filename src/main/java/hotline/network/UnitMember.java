package hotline.network;

import java.time.LocalDate;
import java.util.Optional;

/**
 * A person or a department as a member of a unit.
 *
 * @param login and name of a person
 * @param department code of the policy's department
 * @param until the day on which it began to belong to another unit or to none
 */
public record UnitMember(
        Optional<String> login,
        Optional<String> name,
        Optional<String> department,
        LocalDate from,
        Optional<LocalDate> until) {}
