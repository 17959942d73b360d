package hotline.complaint.reading;

import java.util.List;

/**
 * What a searched text may mean; complaints with any of it are found. Identifiers as stored: folded.
 *
 * @param numbers case numbers
 * @param phones as {@code hotline.intake.PhoneNumbers} read them
 * @param told ids of complaints that were told in the words of the text
 */
public record Search(List<String> numbers, List<String> waybills, List<String> phones, List<Long> told) {
    public Search {
        numbers = List.copyOf(numbers);
        waybills = List.copyOf(waybills);
        phones = List.copyOf(phones);
        told = List.copyOf(told);
    }

    public Search(List<String> numbers, List<String> waybills, List<String> phones) {
        this(numbers, waybills, phones, List.of());
    }

    Search orTold(List<Long> complaints) {
        return new Search(numbers, waybills, phones, complaints);
    }
}
