package hotline.complaint.reading;

import java.util.List;

/**
 * The identifiers that a searched text may hold; complaints with any of them are found. As stored: folded.
 *
 * @param numbers case numbers
 * @param phones as {@code hotline.intake.PhoneNumbers} read them
 */
public record Search(List<String> numbers, List<String> waybills, List<String> phones) {
    public Search {
        numbers = List.copyOf(numbers);
        waybills = List.copyOf(waybills);
        phones = List.copyOf(phones);
    }
}
